/* Arguments are cut to the parameter's type, or not: SPIN knows. */
short x;
proctype P(byte b; bit f; short s; unsigned u : 3) { x = b; x = f; x = s; x = u }
init { run P(300, 3, 40000, 15) }
