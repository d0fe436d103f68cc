/*
 * A non-blocking poll in one thread takes the notification that was meant for
 * the thread asleep (b37548fcd1, 2018).
 *
 * The news is state of which every poller keeps what it saw in prepare, as the
 * descriptors to poll and the next deadline: whoever sleeps on an old view has
 * to be woken. -D BH: it is a bottom half; then any thread may run it, and the
 * thief does.
 *
 * BLOCKING_ONLY   only a blocking poll accepts, that is, clears the notifier
 * SLEEPERS=1      threads in blocking polls. With 2, one of them is the thief:
 *                 blocking polls have to stay in the context's home thread.
 */
#ifndef SLEEPERS
#define SLEEPERS 1
#endif

bool notifier, scheduled, external_disabled;
short notify_me;
bool told;                          /* ghost: the news is out */

#ifdef BH
#define news        scheduled
#define all_quiet   (told && !scheduled)
#else
#define news        external_disabled
#define all_quiet   false
#endif

inline aio_notify()
{
    if
    :: notify_me != 0 -> notifier = true
    :: else
    fi
}

/* Blocking polls, until the news was seen. */
active [SLEEPERS] proctype iothread()
{
    bool knows;

    do
    ::  notify_me = notify_me + 2;
        if                          /* prepare */
        :: news -> knows = true
        :: !news -> notifier || all_quiet       /* sleep */
        fi;
        notify_me = notify_me - 2;
        notifier = false;           /* aio_notify_accept */
#ifdef BH
        scheduled = false;          /* aio_bh_poll */
#endif
        if
        :: knows || all_quiet -> break
        :: else
        fi
    od
}

active proctype main_thread()
{
    news = true;
    told = true;
    aio_notify();
    /* aio_poll(false) */
#ifndef BLOCKING_ONLY
    notifier = false;
#endif
#ifdef BH
    scheduled = false
#endif
}
