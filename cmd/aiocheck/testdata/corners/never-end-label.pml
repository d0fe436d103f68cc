/* A claim with an end label, and accept at its closing brace. */
byte x;
active proctype A() { do :: x = 1 - x od }
never { do :: x == 1 -> goto fin :: x == 0 od; end: skip; fin: accept: do :: true od }
