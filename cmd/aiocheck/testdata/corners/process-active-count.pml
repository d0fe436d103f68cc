/* Numbers of processes: active ones in the order of the text, init where it stands. */
byte a[5];
active [2] proctype A() { a[_pid] = 1 }
init { a[_pid] = 2 }
active proctype B() { a[_pid] = 3 }
