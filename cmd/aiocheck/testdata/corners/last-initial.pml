/* _last before the first step. */
byte x = 7;
active proctype B() { x = _last; x = _last + 1 }
active proctype C() { x = 5 }
