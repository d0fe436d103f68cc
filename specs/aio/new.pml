/*
 * The AioContext since July 2015 (eabc977973): aio_notify writes to the notifier
 * while notify_me says that somebody is in prepare or poll. Bit 0 is the
 * main-loop source's; each blocking aio_poll adds 2.
 *
 *     aiocheck check new.pml
 *
 * Sizes and common variants: sizes.h, common.h. Variants of this file:
 *
 * TIMEOUT_FIRST       the timeout is computed before notify_me is raised
 * READ_FIRST          notify_me is read before the BH is scheduled
 * BOOLEAN             notify_me is set and cleared by everybody
 * NONBLOCKING_COUNTS  a non-blocking aio_poll raises notify_me too
 * LOWER_LATE          notify_me is lowered when aio_poll is left
 * GLIB                check is skipped when prepare found work, as glib does
 */
#ifdef READ_FIRST
#define OWN_LOCALS                  ; bool notify
#endif

#include "common.h"

short notify_me;

/* Ghosts: who is in prepare or poll. */
bool source_in_poll;
byte blocking_polls;

inline aio_notify()
{
    smp_mb();                       /* scheduled is set before notify_me is read */
    if
    :: notify_me != 0 -> event_notifier_set()
    :: notify_me == 0               /* who looks next, looks at everything */
    fi
}

inline qemu_bh_schedule()
{
#ifdef READ_FIRST
    notify = (notify_me != 0);
    atomic_xchg(scheduled, true, old);
    if
    :: !old && notify -> event_notifier_set()
    :: else
    fi;
    notify = false
#else
    atomic_xchg(scheduled, true, old);
    if
    :: !old -> aio_notify()
    :: old
    fi
#endif
}

/* Each is one atomic_or, _and, _add or _sub; the ghost keeps count beside it. */
#ifdef BOOLEAN
#define notify_me_or_1()        d_step { notify_me = 1; source_in_poll = true }
#define notify_me_and_not_1()   d_step { notify_me = 0; source_in_poll = false }
#define notify_me_add_2()       d_step { notify_me = 1; blocking_polls++ }
#define notify_me_sub_2()       d_step { notify_me = 0; blocking_polls-- }
#else
#define notify_me_or_1()        d_step { notify_me = notify_me | 1; source_in_poll = true }
#define notify_me_and_not_1()   d_step { notify_me = notify_me & ~1; source_in_poll = false }
#define notify_me_add_2()       d_step { notify_me = notify_me + 2; blocking_polls++ }
#define notify_me_sub_2()       d_step { notify_me = notify_me - 2; blocking_polls-- }
#endif

#ifdef NONBLOCKING_COUNTS
#define counts(blocking)        true
#else
#define counts(blocking)        (blocking)
#endif

inline aio_ctx_prepare(timeout_ns, deadline)
{
#ifdef TIMEOUT_FIRST
    aio_compute_timeout(timeout_ns, deadline);
    notify_me_or_1()
#else
    notify_me_or_1();
    aio_compute_timeout(timeout_ns, deadline)
#endif
}

inline aio_ctx_check(revents, due)
{
    notify_me_and_not_1();
    notifier_cleared_after_poll();
    due = scheduled || revents || OTHER_FD
}

inline aio_ctx_dispatch(revents)
{
    aio_context_acquire();          /* QEMU has the big lock for this */
    aio_dispatch(revents);
    aio_context_release()
}

/* Bit 0 stays; the next prepare sets it again, and a check will clear it. */
inline aio_ctx_check_skipped(due)
{
    d_step { due = true; source_in_poll = false }
}

inline aio_poll_enter(blocking)
{
    if
    :: counts(blocking) -> notify_me_add_2()
    :: else
    fi
}

/* Right after poll(2). */
inline aio_poll_leave(blocking)
{
    if
#ifdef LOWER_LATE
    :: counts(blocking) -> blocking_polls--
#else
    :: counts(blocking) -> notify_me_sub_2()
#endif
    :: else
    fi
}

inline aio_poll_end(blocking)
{
#ifdef LOWER_LATE
    if
    :: counts(blocking) -> notify_me = notify_me - 2
    :: else
    fi
#else
    skip
#endif
}

inline aio_poll_timeout(blocking, timeout_ns)
{
    if
    :: blocking -> aio_compute_timeout(timeout_ns, FOREVER)
    :: else -> timeout_ns = 0
    fi
}

inline aio_poll(blocking)
{
    aio_context_acquire();
#ifdef TIMEOUT_FIRST
    aio_poll_timeout(blocking, timeout_ns);
    aio_poll_enter(blocking);
#else
    aio_poll_enter(blocking);
    aio_poll_timeout(blocking, timeout_ns);
#endif
    aio_context_release_to_poll(timeout_ns);
    qemu_poll_ns(timeout_ns, revents, false);
    aio_poll_leave(blocking);
    aio_context_acquire_after_poll(timeout_ns);
    notifier_cleared_after_poll();
    aio_dispatch(revents);
    aio_poll_end(blocking);
    aio_context_release()
}

/* Inside a callback: the context lock is held twice and is not free in poll. */
inline aio_poll_2(blocking)
{
    aio_poll_enter(blocking);
    aio_poll_timeout(blocking, timeout_ns_2);
    qemu_poll_ns(timeout_ns_2, revents_2, false);
    aio_poll_leave(blocking);
    notifier_cleared_after_poll();
    aio_dispatch_2(revents_2);
    aio_poll_end(blocking)
}

#include "threads.h"

/* The parts of the counter never disturb each other; nobody there, it is 0. */
ltl N { [] (notify_me == source_in_poll + 2 * blocking_polls) }

/* What the protocol needs of it: who is in prepare or poll is counted. */
ltl covered { [] ((notify_me & 1) >= source_in_poll && notify_me / 2 >= blocking_polls) }

#if IOTHREADS + VCPUS + WAITERS == 1
/* The outer loop is not in prepare or poll while a nested one runs: one thread is
   counted once. */
ltl once { [] (notify_me <= 2) }
#endif
