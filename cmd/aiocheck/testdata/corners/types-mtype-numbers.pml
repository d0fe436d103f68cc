/* The numbers of mtype names: one, from the last of the declaration upwards. */
mtype = { red, green, blue };
mtype = { black, white };
byte n[5];
active proctype P() {
	n[0] = red; n[1] = green; n[2] = blue; n[3] = black; n[4] = white;
	assert(red == 3 && green == 2 && blue == 1);
	assert(black == 5 && white == 4)
}
