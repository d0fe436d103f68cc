/* A number is given again when its process is gone. */
byte x;
proctype P() { x = x * 2 + _pid }
init { byte i; do :: i < 3 -> run P(); i++ :: i == 2 && x < 9 -> break :: i >= 3 -> break od }
