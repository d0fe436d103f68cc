/* SPIN counts a claim among the processes: with a formula, this one never gets past its guard. */
byte x;
proctype A() { x = 1 }
init { run A(); (_nr_pr == 1) -> x = 2 }
ltl ends { <> (x == 2) }
