/* A program may ask for pc_value of itself. */
byte x;
active [2] proctype A() { x = pc_value(_pid); x++; x = pc_value(_pid) }
