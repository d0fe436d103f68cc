/* enabled and a buffered channel. */
chan c = [1] of { byte };
active proctype S() { do :: c!1 od }
active proctype R() { byte t; do :: c?t od }
never { do :: enabled(0) && !enabled(1) :: true od; accept: do :: enabled(1) && !enabled(0); enabled(0) od }
