/* Subtypes of mtype share the numbers or not: SPIN knows. */
mtype:fruit = { apple, pear };
mtype:size = { small, big };
mtype = { plain };
mtype:fruit f = pear; mtype:size s; mtype m = plain;
byte a, b, c, d, e;
active proctype P() { a = apple; b = pear; c = small; d = big; e = plain; f = apple; s = big; s = small }
