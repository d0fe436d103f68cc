/* Several processes at the end, of which one may stop and the others may not. */
byte x;
active proctype A() { end: (x == 9) }
active [2] proctype B() { x++; (x == 1) -> skip }
