/*
 * aio_poll of aio-win32.c. WaitForMultipleObjects reports one object at a time:
 * aio_poll waits once as long as it may, and then, if that found something,
 * again without waiting. When is notify_me lowered?
 *
 *     (nothing)     after the first wait, as eabc977973 has it
 *     LOWER_LATE    when aio_poll is left
 *     LOWER_EACH    after each wait
 *
 * The notifier and one other object, which is never ready, are waited for: the
 * second wait finds nothing. The rest is that of new.pml, for VCPUS and WAITERS.
 */
#if !defined(VCPUS) && !defined(WAITERS)
#define WAITERS 1
#endif
#include "../common.h"

short notify_me;
byte blocking_polls;                /* ghost: aio_polls before the end of their first wait */

inline aio_notify()
{
    smp_mb();
    if
    :: notify_me != 0 -> event_notifier_set()
    :: notify_me == 0
    fi
}

inline qemu_bh_schedule()
{
    atomic_xchg(scheduled, true, old);
    if
    :: !old -> aio_notify()
    :: old
    fi
}

inline aio_poll(blocking)
{
    aio_context_acquire();
    d_step { notify_me = notify_me + 2; blocking_polls++ };
    aio_compute_timeout(timeout_ns, FOREVER);
    aio_context_release_to_poll(timeout_ns);
    qemu_poll_ns(timeout_ns, revents, false);       /* the first wait */
#ifdef LOWER_LATE
    blocking_polls--;
#else
    d_step { notify_me = notify_me - 2; blocking_polls-- };
#endif
    aio_context_acquire_after_poll(timeout_ns);
    notifier_cleared_after_poll();
    aio_bh_poll();
    if
    :: revents ->                                   /* the second wait */
#ifdef LOWER_EACH
        notify_me = notify_me - 2;
#endif
        revents = false
    :: else
    fi;
#ifdef LOWER_LATE
    notify_me = notify_me - 2;
#endif
    aio_context_release()
}

#include "../threads.h"

ltl N { [] (notify_me == 2 * blocking_polls) }
