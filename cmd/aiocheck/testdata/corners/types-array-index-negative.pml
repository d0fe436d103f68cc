/* A negative index is a run-time error, and the index is not evaluated twice. */
byte a[2]; short k = 1;
active proctype P() { do :: k > -2 -> a[k] = k; k-- :: else -> break od }
