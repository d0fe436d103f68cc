/* np_ is true at first, even at a progress label. */
byte x;
active proctype A() { progress: do :: x = 1 - x od }
never { if :: np_ -> skip fi; accept: do :: true od }
