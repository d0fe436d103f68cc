/*
 * Three processes and about a million states, for the benchmark: two workers hand jobs to a
 * loop through a counter and a flag, and sleep and wake as event loops do.
 */
#define MAX 5

byte pending, done;
bool sleeping, event;
byte left[2];

active [2] proctype worker()
{
    byte i, seen;
    do
    :: i < MAX ->
        i++;
        pending = (pending + 1) % 4;
        seen = seen + 1;
        if
        :: sleeping -> event = true
        :: else
        fi;
        left[_pid] = MAX - i
    :: else -> i = 0; seen = 0
    od
}

active proctype loop()
{
    byte n;
    do
    :: pending > 0 ->
        n = pending;
        pending = 0;
        done = (done + n) % 3
    :: pending == 0 ->
        sleeping = true;
        if
        :: event -> event = false
        :: pending > 0
        fi;
        sleeping = false
    od
}
