/* enabled() in a claim with variables, of processes that live and that are gone. */
byte x;
active proctype A() { x = 1; x = 2 }
active proctype B() { (x == 2); x = 3 }
never {
	byte n;
	do
	:: enabled(1) && n < 2 -> n++
	:: !enabled(1) -> n = 1
	:: n == 2 -> break
	od
}
