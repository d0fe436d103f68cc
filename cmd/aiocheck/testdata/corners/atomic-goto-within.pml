/* A goto from atomic to atomic. */
byte x;
active proctype A() { atomic { x++; if :: x < 4 -> goto two :: else fi; x = 50; goto fin }; atomic { x = 90; two: x = x + 2; x = x + 1; if :: x < 9 -> goto two :: else fi; x++ }; fin: skip }
active proctype B() { byte t; t = x; t = x }
