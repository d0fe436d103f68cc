/* As before, with the third message: an invalid end. */
chan q = [0] of { byte };
active proctype A() { byte t; end: do :: q?t; endx: q?t; q?t od }
active proctype B() { if :: q!1 :: q!1; q!2 :: q!1; q!2; q!3; q!4; q!5 fi }
