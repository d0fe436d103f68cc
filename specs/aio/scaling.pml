/*
 * new.pml for more threads: POLLERS=2 that call aio_poll(true) once each, and
 * WORKERS=2 that finish a request each.
 *
 * To pay for them, finished requests are a number instead of a list, and the
 * completion BH takes all of them in one step. Nothing is lost by that: who
 * finishes a request schedules the BH afterwards, so that one which the scan just
 * missed is found by the next run. Nothing is nested, hence the BH does not
 * schedule itself. There is no big lock; a poller that does not sleep keeps the
 * context lock, as aio_poll does.
 *
 * -D LATE, the notifier cleared after the bottom halves, shows that it can fail.
 */
#ifndef POLLERS
#define POLLERS 2
#endif
#ifndef WORKERS
#define WORKERS 2
#endif

bool ctx_lock, notifier, scheduled;
byte notify_me;
byte finished;                      /* requests that are done and not called back */
byte completed;                     /* those that were */

/* Nothing is left to be done: who sleeps may do so for ever, and is sent home. */
#define all_quiet   (completed == WORKERS && !scheduled)

inline aio_notify()
{
    if
    :: notify_me != 0 -> notifier = true
    :: notify_me == 0
    fi
}

inline qemu_bh_schedule()
{
    if                              /* xchg(scheduled, true) */
    :: d_step { !scheduled -> scheduled = true }; aio_notify()
    :: scheduled
    fi
}

inline aio_bh_poll()
{
    if                              /* xchg(scheduled, false) */
    :: d_step { scheduled -> scheduled = false };
        d_step { completed = completed + finished; finished = 0 }
    :: !scheduled
    fi
}

inline aio_context_acquire()
{
    d_step { !ctx_lock -> ctx_lock = true }
}

inline aio_context_release()
{
    ctx_lock = false
}

active [POLLERS] proctype poller()
{
    aio_context_acquire();
    notify_me = notify_me + 2;
    if
    :: scheduled ->
        notify_me = notify_me - 2
    :: !scheduled ->
        aio_context_release();
        notifier || all_quiet;      /* qemu_poll_ns */
        notify_me = notify_me - 2;
        aio_context_acquire()
    fi;
#ifdef LATE
    aio_bh_poll();
    notifier = false;
#else
    notifier = false;
    aio_bh_poll();
#endif
    aio_context_release()
}

active [WORKERS] proctype worker()
{
    finished++;
    qemu_bh_schedule()
}
