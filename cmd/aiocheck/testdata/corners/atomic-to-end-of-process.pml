/* Atomic over the whole body: the end of the process is a step of its own. */
byte x;
active [2] proctype A() { atomic { x++; x++ } }
