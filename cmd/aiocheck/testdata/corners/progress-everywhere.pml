/* Every loop passes a progress label. */
byte x;
active proctype A() { do :: x < 2 -> x++; progress: skip :: x == 2 -> progress_b: x = 0 od }
