/* a constant of one subtype for a variable of another */
mtype:colour = { RED, GREEN };
mtype:fruit = { APPLE };
mtype:colour c;
init { c = APPLE }
