/* The conditional expression evaluates one side only. */
byte a[2]; byte k; byte x;
active proctype P() {
	do
	:: k < 4 -> x = (k < 2 -> a[k] + 1 : k * 2); k++
	:: (k == 4 -> x == 6 : 0) -> break
	od
}
