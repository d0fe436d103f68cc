/*
 * A thread that wants the context kicks its owner (ca96ac44dc, 2015).
 *
 * The owner, an IOThread, holds the recursive FIFO lock and calls aio_poll,
 * which takes it once more and drops that one level only: the lock stays held
 * while the owner sleeps. Who has to wait for it first kicks the owner out of
 * poll(2): by a bare aio_notify, which does nothing if the owner has not raised
 * notify_me yet and the owner then looks at nothing that changed; or, -D BH,
 * through a bottom half that does nothing, which the owner does look at.
 */
bool notifier, scheduled;
short notify_me;
byte ticket, serving;               /* of the FIFO lock */
bool served;

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

/* Under the lock's own mutex: take a ticket; someone before me is called back. */
inline rfifolock_lock(mine)
{
    d_step { mine = ticket; ticket++ };
    if
    :: serving != mine -> aio_rfifolock_cb()
    :: serving == mine
    fi;
    serving == mine
}

inline rfifolock_unlock()
{
    serving++
}

inline aio_rfifolock_cb()
{
#ifdef BH
    qemu_bh_schedule()
#else
    aio_notify()
#endif
}

inline aio_poll()
{
    notify_me = notify_me + 2;
    if
    :: scheduled
    :: else -> notifier || served   /* sleep; served: the owner is stopped */
    fi;
    notify_me = notify_me - 2;
    notifier = false;
    scheduled = false
}

/* iothread_run(): lock, poll, unlock, for ever. */
active proctype owner()
{
    byte mine;
    bool old;

    do
    :: !served ->
        rfifolock_lock(mine);
        aio_poll();
        rfifolock_unlock()
    :: served -> break
    od
}

active proctype contender()
{
    byte mine;
    bool old;

    rfifolock_lock(mine);
    served = true;
    rfifolock_unlock()
}

ltl T { <> served }
