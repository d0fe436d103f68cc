/* An index out of bounds is a run-time error. */
byte a[2]; byte k;
active proctype P() { do :: k < 3 -> a[k] = 1; k++ :: else -> break od }
