/* An escape that sends; its partner waits in another unless. */
chan c = [0] of { byte }; byte x;
active proctype A() { { x = 1; x = 2; (x == 9) } unless { c!5 } }
active proctype B() { byte t; { (x == 2) -> x = 3 } unless { c?t -> assert(t == 5) } }
