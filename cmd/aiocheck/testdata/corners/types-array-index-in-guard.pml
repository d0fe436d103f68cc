/* An index out of bounds in a guard. */
byte a[2]; byte k;
active proctype P() { do :: a[k] == 0 -> k++ :: a[k] != 0 -> break od }
