/* One process makes progress finitely often. */
byte x;
active proctype A() { do :: x < 3 -> progress: x++ :: x >= 3 -> break od; do :: x = 7 - x od }
