/* eval matches against a value; of a variable, of an expression, of a global. */
chan q = [3] of { byte, byte }; byte k = 2; byte r;
active proctype P() { q!2,1; q!4,2; q?eval(k),r; q?eval(k + 2),eval(r + 1) }
