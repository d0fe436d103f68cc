/* A copy receive with constants and eval is a test too. */
chan q = [2] of { byte, byte }; byte x, k = 4;
active proctype P() { q!3,8; q!4,9; if :: q?<4,x> -> assert(0) :: q?<3,x> -> assert(x == 8) fi; q??<eval(k),x>; assert(x == 9 && len(q) == 2) }
