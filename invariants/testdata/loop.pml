/*
 * A loop that sleeps in poll, and a worker that schedules its bottom half twice. Right as it
 * stands; each of these breaks one property of the library, and no other:
 *
 * UNNOTIFIED  the worker notifies before the work is there. (With KEY somebody always comes
 *             along and wakes the loop in the end, so that all work is done.)
 * STARVED     the loop dispatches only when it was notified
 * BUSY        the notifier is never cleared
 * SKIPPED     a notifier that is set is not set again, whoever polls
 */
#ifndef LOOPS
#define LOOPS 1
#endif

bool scheduled, notifier;
byte notify_me;

#ifdef SKIPPED
#define SKIPS   (notify_me == 0 || notifier)
#else
#define SKIPS   (notify_me == 0)
#endif

inline event_notifier_set() { notifier = true }
inline write_skipped() { skip }

inline aio_notify()
{
    if
    :: SKIPS -> write_skipped()
    :: else -> event_notifier_set()
    fi
}

inline bh_schedule()
{
#ifdef UNNOTIFIED
    aio_notify();
    scheduled = true
#else
    scheduled = true;
    aio_notify()
#endif
}

inline compute_timeout() { blocking = !scheduled }

inline poll()
{
    if
    :: blocking -> end_asleep: notifier     /* for ever, if no work comes */
    :: else
    fi
}

inline check()
{
    notify_me--;
    revents = notifier;
#ifndef BUSY
    notifier = false
#endif
}

#ifdef STARVED
#define DUE     revents
#else
#define DUE     true
#endif

inline dispatch()
{
    if
    :: atomic { DUE && scheduled -> scheduled = false }
    :: else
    fi
}

active [LOOPS] proctype loop()
{
    bool blocking, revents;

    do
    :: notify_me++;
        compute_timeout();
        poll();
        check();
        dispatch()
    od
}

active proctype worker()
{
    bh_schedule();
    bh_schedule()
}

#ifdef KEY
active proctype key()
{
    do
    :: notifier = true
    od
}
#endif

#define in_prepare_or_poll(t)   (in(t, compute_timeout) || in(t, poll))
