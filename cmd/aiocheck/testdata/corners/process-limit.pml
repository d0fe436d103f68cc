/* The 256th process: SPIN gives up its search, so there is no oracle; aiocheck has to answer. */
byte n;
proctype P() { (n == 255) }
init { atomic { do :: n < 252 -> run P(); n++ :: else -> break od }; do :: run P() -> n++ :: n == 254 -> break od; (n == 255) }
