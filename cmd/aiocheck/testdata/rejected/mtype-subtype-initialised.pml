/* the initial value of a variable of a subtype is of that subtype */
mtype:colour = { RED, GREEN };
mtype = { APPLE };
mtype:colour c = APPLE;
init { c = RED }
