/* A break leaves the innermost loop. */
byte x;
active proctype A() { do :: x < 3 -> do :: x++; break :: x = x + 2; if :: break :: skip fi; break od :: x >= 3 -> break od }
