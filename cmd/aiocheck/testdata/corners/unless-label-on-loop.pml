/* A label may stand first in braces, and on either side of unless, if it marks a loop. */
byte x;
active proctype A() {
	progress: atomic { L1: do :: x < 2 -> x++ :: x == 2 -> break od };
	{ L2: for (x : 1 .. 2) { skip } };
	L3: do :: x < 4 -> x++ :: x == 4 -> break od unless { x == 7 -> skip };
	{ x = 9 } unless L4: do :: x == 8 -> break od;
	if :: x == 9 -> goto L1 :: x == 9 -> goto L3 :: else fi
}
active proctype B() { (x == 3); x = 7; x = 8 }
