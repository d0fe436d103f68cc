/* A process that begins with goto; and one with a label. */
byte x;
active proctype A() { goto in; x = 1; in: x = 2; goto out; out: }
active proctype B() { l: m: x = 3 }
