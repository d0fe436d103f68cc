/* The number of processes, in guards. */
byte x;
proctype P() { x++ }
init { run P(); run P(); (_nr_pr <= 2) -> x = x + 10; (_nr_pr == 1) -> assert(x == 12) }
