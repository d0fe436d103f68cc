/* At 255 processes run cannot be executed; else does not see it. */
byte n;
proctype P() { (n == 255) }
init { atomic { do :: n < 252 -> run P(); n++ :: else -> break od }; do :: run P() -> n++ :: n == 254 -> break od; n = 255 }
