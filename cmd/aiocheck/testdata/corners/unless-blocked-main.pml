/* The main sequence is blocked; the escape lets the process go on. */
byte x;
active [2] proctype A() { { (x == 7) } unless { x == _pid -> x++ } }
