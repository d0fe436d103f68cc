/*
 * The `notified` latch (05e514b1d4, 2015) saves aio_poll the read of a notifier
 * that nobody has set: aio_notify sets the latch with the notifier,
 * aio_notify_accept clears the notifier only if it finds the latch set.
 *
 *     (nothing)        notifier, then latch
 *     LATCH_FIRST      latch, then notifier: accept may come between, and what
 *                      is set then is never cleared. The loop spins.
 *     ONLY_IF_UNSET    the notifier is not set again while the latch is: accept
 *                      clears the notifier after the latch, and takes with it
 *                      what was set in between
 *
 * NOTIFIERS=1 threads bring news TIMES=2 times each. Progress, asked under weak
 * fairness, is L: in the right order too the loop turns for nothing as long as
 * a notifier dawdles between its two writes.
 */
#ifndef NOTIFIERS
#define NOTIFIERS 1
#endif
#ifndef TIMES
#define TIMES 2
#endif

bool notifier, notified, news;
short notify_me;
byte running = NOTIFIERS;           /* ghost */

#define all_quiet (!running && !news)

inline aio_notify()
{
    if
    :: notify_me != 0 ->
#ifdef LATCH_FIRST
        notified = true;
        notifier = true
#elif defined(ONLY_IF_UNSET)
        if
        :: !notified -> notifier = true; notified = true
        :: notified
        fi
#else
        notifier = true;
        notified = true
#endif
    :: notify_me == 0
    fi
}

inline aio_notify_accept()
{
    d_step { old = notified; notified = false };
    if
    :: old -> notifier = false
    :: !old
    fi
}

active proctype loop()
{
    bool old;

    do
    ::  notify_me = notify_me + 2;
        if
        :: news
        :: else ->
            if
            :: notifier
            :: !notifier && all_quiet -> break      /* sleeps well for ever */
            fi
        fi;
        notify_me = notify_me - 2;
        aio_notify_accept();
        news = false                /* the bottom halves run */
    od
}

active [NOTIFIERS] proctype notifier_thread()
{
    byte i;

    do
    :: i < TIMES ->
progress:
        news = true;
        aio_notify();
        i++
    :: i == TIMES -> break
    od;
    running--
}
