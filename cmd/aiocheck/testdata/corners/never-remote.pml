/* Remote references in a claim, to a process by number and without. */
byte x;
active [2] proctype A() { byte k; do :: k < 2 -> k++; cs: x = k :: k == 2 -> k = 0 od }
never { do :: true :: A[0]@cs && A[1]@cs -> break od; do :: A[0]:k == 2 && A[1]:k == 2 -> break :: else od; accept: do :: true od }
