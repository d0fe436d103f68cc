/* A short wraps to the other sign. */
short s = 32767; short t = -32768;
active proctype P() { s++; assert(s == -32768); t--; assert(t == 32767); s = 65535; assert(s == -1); s = 70000 }
