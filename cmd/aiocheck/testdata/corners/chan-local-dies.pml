/* A channel dies with its process; its number is given to the next. */
byte x;
proctype P() { chan l = [1] of { byte }; l!1; x = l; l?_ }
init { run P(); (_nr_pr == 1); run P(); (_nr_pr == 1); x = 0 }
