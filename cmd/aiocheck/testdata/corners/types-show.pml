/* The words show and hidden change nothing of the states of these. */
show byte s = 2;
active proctype P() { show byte l; l = s; s--; l = s }
