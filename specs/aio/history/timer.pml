/*
 * timer_mod: a timer is made earlier than what the loop sleeps for, and a bare
 * aio_notify makes the loop compute its timeout again. Who else calls aio_notify
 * besides qemu_bh_schedule does the same: it kicks a blocking wait, no more.
 *
 * With one poller the timer fires in time. With -D VCPU the other one takes the
 * notification, finds that it is not yet time, and leaves; the first sleeps on,
 * for as long as it wanted before.
 */
bool notifier;
short notify_me;
bool near;                          /* the deadline: soon, or far away */
bool now;                           /* the near deadline has come */
bool fired;

inline aio_notify()
{
    if
    :: notify_me != 0 -> notifier = true
    :: else
    fi
}

/* Between prepare and the end of poll; far is as good as never. */
inline prepare_and_poll()
{
    if
    :: near -> notifier || now || fired
    :: else -> notifier || fired
    fi
}

inline timerlistgroup_run_timers()
{
    if
    :: near && now -> fired = true
    :: else
    fi
}

active proctype iothread()
{
    do
    :: !fired ->
        notify_me = notify_me | 1;
        prepare_and_poll();
        notify_me = notify_me & ~1;
        notifier = false;
        timerlistgroup_run_timers()
    :: fired -> break
    od
}

#ifdef VCPU
active proctype vcpu()              /* one aio_poll(true) */
{
    notify_me = notify_me + 2;
    prepare_and_poll();
    notify_me = notify_me - 2;
    notifier = false;
    timerlistgroup_run_timers()
}
#endif

active proctype timer_mod()
{
    near = true;
    aio_notify()
}

active proctype clock()
{
    near -> now = true              /* any time after */
}
