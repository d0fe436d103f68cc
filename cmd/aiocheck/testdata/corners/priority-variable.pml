/* The variable _priority. */
byte x;
active [2] proctype A() priority 2 { x = _priority; _priority = _pid + 1; x++; x = _priority }
