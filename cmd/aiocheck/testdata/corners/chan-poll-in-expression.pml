/* A poll is an expression: negated, combined, assigned. */
chan q = [2] of { byte }; byte x;
active proctype P() { q!2; q!5; x = q?[2]; assert(x); x = q??[5]; assert(x); x = !q?[5]; assert(x); assert(q??[5] && !q??[7]) }
