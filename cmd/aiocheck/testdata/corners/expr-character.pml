/* A character constant is its code. */
byte c = 'a';
active proctype P() { assert(c == 97); c = 'Z' - 'A'; assert(c == 25) }
