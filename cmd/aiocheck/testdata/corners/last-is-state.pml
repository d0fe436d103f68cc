/* _last, when read anywhere, is part of the state. */
byte x;
active [2] proctype A() { x = 1; x = 0 }
active proctype B() { if :: _last == 0 -> skip :: _last == 1 -> skip fi }
