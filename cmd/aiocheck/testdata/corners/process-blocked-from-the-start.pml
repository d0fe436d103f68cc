/* A process that never moves. */
byte x;
init { (x == 1) }
