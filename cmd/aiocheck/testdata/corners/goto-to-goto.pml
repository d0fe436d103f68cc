/* Jumps that lead to jumps. */
byte x;
active proctype A() { goto a; b: x = 1; goto c; a: goto b; c: goto d; x = 5; d: if :: goto e :: x = 2 fi; e: x++ }
