/* A copy receive leaves the message. */
chan q = [2] of { byte }; byte x, n;
active proctype P() { q!3; q!4; q?<x>; assert(x == 3); q??<4>; q??<x>; do :: q?<x> -> n++; if :: n == 2 -> q?_; :: else fi; if :: n == 4 -> break :: else fi od }
