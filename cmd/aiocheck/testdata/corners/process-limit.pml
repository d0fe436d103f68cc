/* run gives 0 when there are 255 processes. */
byte n;
proctype P() { (n == 255) }
init { pid p; atomic { do :: p = run P(); if :: p == 0 -> break :: else -> n++ fi od }; assert(n == 254); n = 255 }
