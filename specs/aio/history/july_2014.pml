/*
 * `dispatching` as it was born (0ceb849bd3, July 2014). aio_poll ran the bottom
 * halves first, while the flag still said "not dispatching" if it was going to
 * block, and did not poll if there were any. The main-loop source dispatched by
 * aio_poll(false). The notifier was cleared by its handler.
 *
 * The completion BH that schedules itself in a blocking aio_poll then writes to
 * the notifier, which the hang of old.pml needs not to happen.
 */
#define OWN_LOCALS  ; bool was, found, may_block

#include "../common.h"

bool dispatching;

inline aio_notify()
{
    smp_mb();
    if
    :: !dispatching -> event_notifier_set()
    :: dispatching
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

inline aio_set_dispatching(value)
{
    dispatching = value;
    if
    :: !(value) -> smp_mb()
    :: else
    fi
}

/* The notifier's handler, for what this thread's last poll reported. */
inline aio_dispatch_handlers(revents, found)
{
    if
    :: revents ->
        event_notifier_test_and_clear();
        revents = false;
        found = true
    :: else
    fi
}

inline aio_poll(blocking)
{
    was = dispatching;
    may_block = blocking;
    aio_set_dispatching(!may_block);
    atomic_xchg(scheduled, false, found);
    if
    :: found -> thread_pool_completion_bh(); may_block = false
    :: else
    fi;
    aio_set_dispatching(!may_block);
    aio_dispatch_handlers(revents, found);
    if
    :: !found || may_block ->
        if
        :: may_block -> aio_compute_timeout(timeout_ns, FOREVER)
        :: else -> timeout_ns = 0
        fi;
        qemu_poll_ns(timeout_ns, revents, false);
        aio_set_dispatching(true);
        aio_dispatch_handlers(revents, found)
    :: else                         /* perhaps all that the caller wanted */
    fi;
    aio_set_dispatching(was);
    found = false;
    may_block = false
}

inline aio_ctx_prepare(timeout_ns, deadline)
{
    aio_compute_timeout(timeout_ns, deadline)
}

inline aio_ctx_check(revents, due)
{
    due = scheduled || revents
}

inline aio_ctx_dispatch(revents)
{
    aio_poll(false)
}

#include "../threads.h"
