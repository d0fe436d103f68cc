/* An array of channels takes a number for each. */
chan a[3] = [1] of { byte }; chan b = [1] of { chan }; byte x;
active proctype P() { chan c; b!a[2]; b?c; assert(c == a[2]); c!7; assert(len(a[2]) == 1); x = b; a[2]?x; x = c }
