/* Options that consist of skip, of else alone, and nested selections in front. */
byte x;
active proctype A() { if :: skip :: if :: x = 1 :: x = 2 fi :: do :: x > 2 -> break :: x++ od fi; x = x + 10 }
