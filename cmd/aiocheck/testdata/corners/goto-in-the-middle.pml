/* A goto elsewhere is no step. */
byte x;
active proctype A() { again: x++; if :: x < 3 -> goto again :: x > 1 -> skip; goto out :: x > 2 -> goto fin fi; out: x = 7; fin: x = 8 }
