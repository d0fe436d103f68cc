/* A process that died at an accept label is not there any more. */
byte x;
active proctype A() { x = 1; accept: skip }
