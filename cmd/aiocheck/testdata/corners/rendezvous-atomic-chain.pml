/* A chain of hand-overs through three processes. */
chan a = [0] of { byte }; chan b = [0] of { byte }; byte x;
active proctype P() { atomic { x = 1; a!1; x = x * 2; x = x + 1 } }
active proctype Q() { byte t; atomic { a?t; x = x + 4; b!t; x = x + 3 } }
active proctype R() { byte t; atomic { b?t; x = x + 5; x = x * 2 } }
