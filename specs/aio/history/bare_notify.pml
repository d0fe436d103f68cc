/*
 * aio_notify while nobody polls, then aio_poll(true) in the same thread: the
 * test /aio/notify, which eabc977973 (2015) had to remove.
 *
 * With the `dispatching` flag (-D OLD) the write happened, and the next poll
 * returned at once. notify_me is 0 while nobody polls: nothing is written, and
 * a poll that follows sleeps, by design - a notification carries no news.
 * A bottom half (-D BH) does: nothing is written either, and it runs.
 */
bool notifier, scheduled, dispatching, ran;
short notify_me;

inline aio_notify()
{
    if
#ifdef OLD
    :: !dispatching -> notifier = true
#else
    :: notify_me != 0 -> notifier = true
#endif
    :: else
    fi
}

inline qemu_bh_schedule()
{
    d_step { old = scheduled; scheduled = true };
    if
    :: !old -> aio_notify()
    :: else
    fi
}

inline aio_poll()
{
    notify_me = notify_me + 2;
    if
    :: scheduled
    :: else -> notifier             /* sleep */
    fi;
    notify_me = notify_me - 2;
    notifier = false;
    d_step { old = scheduled; scheduled = false };
    if
    :: old -> ran = true
    :: else
    fi
}

active proctype loop()
{
    bool old;

#ifdef BH
    qemu_bh_schedule();
    assert(!notifier);              /* nobody was there to be told */
    aio_poll();
    assert(ran)
#else
    aio_notify();
    aio_poll()
#endif
}
