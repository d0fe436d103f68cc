/* A channel variable that changes what it means. */
chan a = [1] of { byte }; chan b = [2] of { byte }; chan c;
active proctype P() { c = a; c!1; c = b; c!2; c!3; assert(full(c)); c = a; assert(full(c)); c?1; assert(empty(a)) }
