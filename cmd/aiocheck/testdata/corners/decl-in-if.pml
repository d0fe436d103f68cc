/* Declarations in options. */
byte g;
active [2] proctype A() { if :: g == 0 -> byte t = 3; g = t :: g > 3 -> short s = -1; g = g + s :: else -> byte u; u = 1; g = g + u fi }
