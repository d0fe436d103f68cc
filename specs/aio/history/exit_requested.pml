/*
 * A flag that prepare never looks at, and a bare aio_notify: exit_requested of
 * the user-mode main loop (edec47cfef, 2015), `stopping` of the IOThread
 * (2362a28ea1, 2017). The loop reads the flag, then raises notify_me, then
 * sleeps: a notification in between finds nobody there, and nothing tells the
 * loop to read the flag again. -D BH: through a one-shot bottom half.
 */
bool notifier, scheduled;
short notify_me;
bool stopping;

inline aio_notify()
{
    if
    :: notify_me != 0 -> notifier = true
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
    scheduled = false
}

active proctype iothread()
{
    do
    :: !stopping -> aio_poll()
    :: stopping -> break
    od
}

active proctype stopper()
{
    bool old;

    stopping = true;
#ifdef BH
    qemu_bh_schedule()
#else
    aio_notify()
#endif
}
