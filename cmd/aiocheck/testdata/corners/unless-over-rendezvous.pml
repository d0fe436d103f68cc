/* Unless around rendezvous; an escape that is a rendezvous. */
chan c = [0] of { byte }; chan d = [0] of { byte }; byte x;
active proctype A() { byte t; { c?t; x = 1; c?t; x = 2 } unless { d?t -> x = 10 + t } }
active proctype B() { c!1; if :: c!2 :: d!3 fi }
active proctype C() { if :: d!4 :: skip fi }
