/* timeout only in a claim is always false. */
byte x;
active proctype A() { x = 1; (x == 2) }
never { do :: timeout -> break :: else od }
