/* select with expressions as bounds. */
short i; byte k = 2;
active proctype A() { select (i : -k .. k - 1); k = i + 5; i = 0 }
