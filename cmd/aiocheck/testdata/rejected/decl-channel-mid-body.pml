/* A channel declared after the first statement. */
byte g;
active [2] proctype A() { g++; chan q = [1] of { byte }; q!g; g = q; q?g }
