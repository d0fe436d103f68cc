/* A label before an atomic sequence and one inside. */
byte x;
active proctype A() { at: atomic { x = 1; in: (x == 2); x = 3 }; x = 4 }
active proctype B() { (x == 1) -> x = 2 }
never { do :: A@at -> assert(x == 0) :: A@in -> assert(x != 2) :: else od }
