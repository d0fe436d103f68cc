/*
 * A lost wake-up in twenty lines.
 *
 * A worker hands a job to a loop. It wakes the loop only if the loop says
 * that it sleeps, for a wake-up is expensive. The loop looks for a job first
 * and says so afterwards: between the two, the worker sees nobody to wake.
 *
 * Try -D FIXED: the loop says so first, and looks again.
 */
bool job, sleeping, event;

active proctype loop()
{
#ifdef FIXED
    sleeping = true;
#endif
    if
    :: job
    :: else ->
#ifndef FIXED
        sleeping = true;
#endif
        event               /* sleep until somebody sets the event */
    fi;
    sleeping = false
}

active proctype worker()
{
    job = true;
    if
    :: sleeping -> event = true
    :: else                 /* the clever part: nobody sleeps, skip it */
    fi
}
