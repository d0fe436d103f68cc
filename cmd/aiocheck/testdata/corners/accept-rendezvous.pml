/* Accept labels of sender and receiver. */
chan c = [0] of { byte }; byte x;
active proctype S() { do :: accept: c!1 od }
active proctype R() { byte t; do :: c?t -> x = 1 - x od }
