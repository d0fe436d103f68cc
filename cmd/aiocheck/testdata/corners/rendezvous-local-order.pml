/* The receiver's index is evaluated after the sender's expressions, before it assigns. */
chan c = [0] of { byte, byte }; byte a[3]; byte i = 1;
active proctype S() { c!2,i + 6 }
active proctype R() { c?i,a[i]; i = 0 }
