/* A process changes priorities, its own and another's. */
byte x;
active proctype A() priority 4 { x = 1; set_priority(0, 1); x = get_priority(0) + get_priority(1) * 10 }
active proctype B() priority 2 { x = 3; set_priority(0, 9); x = 4 }
