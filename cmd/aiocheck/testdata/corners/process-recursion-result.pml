/* A recursive computation over local channels. */
proctype fact(int n; chan p) { chan child = [1] of { int }; int r; if :: n <= 1 -> p!1 :: n >= 2 -> run fact(n - 1, child); child?r; p!n * r fi }
init { chan c = [1] of { int }; int r; run fact(4, c); c?r; assert(r == 24) }
