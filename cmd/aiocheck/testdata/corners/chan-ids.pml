/* Channels are numbered from one in the order of their making; they are data. */
chan a = [1] of { byte }; chan b = [0] of { byte }; byte x; chan none;
active proctype P() { chan l = [1] of { byte }; x = a; assert(x == 1); x = b; assert(x == 2); x = l; none = l; none!5; l?x }
