/* Declarations in options. */
byte g;
active [2] proctype A() { if :: g == 0 -> byte t = 3; g = t :: g > 0 -> short t = -1; g = g + t :: else -> byte u; u = 1; g = u fi }
