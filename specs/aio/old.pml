/*
 * The AioContext as it was when it hung, up to July 2015: aio_notify skips the
 * write to the notifier while `dispatching` says that somebody is dispatching.
 *
 *     aiocheck check old.pml
 *
 * is the hang: the iothread sleeps in poll(2) while a vcpu dispatches. Sizes and
 * common variants: sizes.h, common.h. Variants of this file:
 *
 * SLOW           the worker writes to the notifier unless the BH was scheduled
 * FAST           the completion BH does not notify when it schedules itself, but
 *                expects that somebody is dispatching
 * ALWAYS_NOTIFY  aio_notify also when the BH was scheduled already
 * PRINTF_BEFORE  a step for nothing before each callback, PRINTF_AFTER after it
 */
#ifdef SLOW
#define WORKER_BH_SCHEDULE()        qemu_bh_schedule_slow()
#endif
#ifdef FAST
#define COMPLETION_BH_SCHEDULE()    qemu_bh_schedule_fast()
#endif
#ifdef PRINTF_BEFORE
#define BEFORE_CALLBACK()           printf("before the callback\n")
#endif
#ifdef PRINTF_AFTER
#define AFTER_CALLBACK()            printf("after the callback\n")
#endif

#define OWN_LOCALS                  ; bool was, was_2

#include "common.h"

bool dispatching;

inline aio_notify()
{
    smp_mb();                       /* scheduled is set before dispatching is read */
    if
    :: !dispatching -> event_notifier_set()
    :: dispatching                  /* it is going to look at everything anyway */
    fi
}

inline qemu_bh_schedule()
{
    atomic_xchg(scheduled, true, old);
    if
#ifdef ALWAYS_NOTIFY
    :: true -> aio_notify()
#else
    :: !old -> aio_notify()
    :: old
#endif
    fi
}

inline qemu_bh_schedule_slow()
{
    atomic_xchg(scheduled, true, old);
    if
    :: !old -> event_notifier_set()
    :: old
    fi
}

#ifdef FAST
bool source_surprised, poll_surprised;      /* ghosts: in C it was one assert() */

inline qemu_bh_schedule_fast()
{
    atomic_xchg(scheduled, true, old);
    if
    :: dispatching
    :: !dispatching && _pid < IOTHREADS -> source_surprised = true
    :: !dispatching && _pid >= IOTHREADS -> poll_surprised = true
    fi
}
#endif

inline aio_set_dispatching(value)
{
    dispatching = value;
    if
    :: !(value) -> smp_mb()         /* before anything is looked at */
    :: else
    fi
}

/* The flag is no business of the main-loop source. */
inline aio_ctx_prepare(timeout_ns, deadline)
{
    aio_compute_timeout(timeout_ns, deadline)
}

inline aio_ctx_check(revents, due)
{
    notifier_cleared_after_poll();
    due = scheduled || revents || OTHER_FD
}

inline aio_ctx_dispatch(revents)
{
    aio_context_acquire();          /* QEMU has the big lock for this */
    aio_dispatch(revents);
    aio_context_release()
}

inline aio_poll(blocking)
{
    aio_context_acquire();
    was = dispatching;
    aio_set_dispatching(!(blocking));
    if
    :: blocking -> aio_compute_timeout(timeout_ns, FOREVER)
    :: else -> timeout_ns = 0
    fi;
    aio_context_release_to_poll(timeout_ns);
    qemu_poll_ns(timeout_ns, revents, false);
    aio_context_acquire_after_poll(timeout_ns);
    notifier_cleared_after_poll();
    aio_set_dispatching(true);
    aio_dispatch(revents);
    aio_set_dispatching(was);
    aio_context_release()
}

/* Inside a callback: the context lock is held twice and is not free in poll. */
inline aio_poll_2(blocking)
{
    was_2 = dispatching;
    aio_set_dispatching(!(blocking));
    if
    :: blocking -> aio_compute_timeout(timeout_ns_2, FOREVER)
    :: else -> timeout_ns_2 = 0
    fi;
    qemu_poll_ns(timeout_ns_2, revents_2, false);
    notifier_cleared_after_poll();
    aio_set_dispatching(true);
    aio_dispatch_2(revents_2);
    aio_set_dispatching(was_2)
}

#include "threads.h"

#ifdef FAST
ltl fast_in_source { [] !source_surprised }
ltl fast_in_poll { [] !poll_surprised }
#endif
