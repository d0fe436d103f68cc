/* A byte wraps at 256, in both directions. */
byte up = 254, down = 1;
active proctype P() {
	up++; up++; assert(up == 0); up = up + 300;
	down--; down--; assert(down == 255); down = -2
}
