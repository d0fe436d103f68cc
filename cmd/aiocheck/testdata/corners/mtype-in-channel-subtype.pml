/* A channel of a subtype of mtype. */
mtype:l = { red, green }; mtype:s = { on, off };
chan q = [1] of { mtype:l, mtype:s }; mtype:l a; mtype:s b;
active proctype P() { q!green,off; q?a,b; assert(a == green && b == off); if :: a == green -> q!red,on fi; q?red,b; assert(b == on) }
