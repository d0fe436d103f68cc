/* Negative constants in sends and receives. */
chan q = [1] of { short }; short s;
active proctype P() { q!-3; if :: q?3 -> assert(0) :: q?-3 -> s = -3 fi; q!s; q?eval(-3) }
