/* A global declared local is part of the state as any other. */
local byte h; byte x;
active [2] proctype P() { h++; x = h }
