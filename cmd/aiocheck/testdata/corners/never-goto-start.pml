/* A claim written with jumps, as translators write them. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 od }
never { T0_init: if :: (x == 1) -> goto accept_S2 :: (1) -> goto T0_init fi; accept_S2: if :: (x != 3) -> goto accept_S2 :: (x == 3) -> goto T0_init fi }
