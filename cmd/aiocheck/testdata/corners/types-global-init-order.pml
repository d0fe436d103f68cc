/* Initialisers read earlier globals. */
byte a = 3; byte b = a + 1; byte c = b * 2;
active proctype P() { assert(b == 4 && c == 8); c = a }
