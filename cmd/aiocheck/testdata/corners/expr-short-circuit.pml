/* The right side of && and || is not evaluated when the left decides. */
byte a[2]; byte k = 5;
active proctype P() {
	if :: (k < 2 && a[k] == 0) -> assert(false) :: else fi;
	if :: (k > 1 || a[k] == 0) -> k = 1 fi
}
