/* A goto out of atomic ends it. */
byte x;
active proctype A() { atomic { x = 1; if :: x = 2; goto out :: x = 3 fi; x = x + 10 }; x = x + 20; out: x = x + 40 }
active proctype B() { (x == 2) -> x = 9 }
