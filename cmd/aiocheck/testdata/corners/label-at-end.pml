/* A label at the closing brace. */
byte x;
active proctype A() { do :: x < 2 -> x++ :: x == 2 -> goto fin :: goto fin od; fin: }
