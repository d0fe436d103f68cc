/* polls in formulas: the receiver may be late, and the channel keeps its message */
mtype = { A, B };
chan c = [1] of { mtype };
active proctype S() { do :: c!A; c!B od }
active proctype R() { do :: c?A; c?B od }
ltl never_both { [] (!c?[A] || !c?[B]) }
ltl b_before_a { [] ((c?[A] -> c?[B]) && (c?[B] -> c?[B])) }
ltl a_leads_to_b { [] (c?[A] -> <> c?[B]) }
