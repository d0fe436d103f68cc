/* enabled() where no process is left. */
byte x;
active proctype A() { x = 1 }
active proctype B() { x = 2 }
ltl p { [] (enabled(0) || enabled(1)) }
ltl q { <> [] !enabled(0) }
