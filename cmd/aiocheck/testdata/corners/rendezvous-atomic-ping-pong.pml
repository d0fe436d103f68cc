/* Two atomic loops that hand over to each other. */
chan a = [0] of { byte }; chan b = [0] of { byte }; byte x;
active proctype P() { byte t; atomic { do :: x < 3 -> a!x; b?t; x = t :: else -> break od } }
active proctype Q() { byte t; end: atomic { do :: a?t -> b!t + 1 od } }
active proctype O() { (x == 2) -> skip }
