/* Being at the closing brace is a valid end even without a label: only a younger process can hold it there. */
byte x;
proctype C() { (x == 5) }
init { run C(); x = 1 }
