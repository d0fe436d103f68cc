/*
 * When may aio_notify skip the write? Any condition on where the threads stand
 * can be tried: aio_notify decides by OPTIMIZE in one step, as if it could look
 * into every thread at once.
 *
 *     aiocheck check guard.pml
 *         -D 'OPTIMIZE=exists(t: in_dispatching(t))'           loses wake-ups
 *         -D 'OPTIMIZE=!exists(t: in_prepare_or_poll(t))'      never does
 *
 * in(t, f) holds while thread t stands inside the inline f. SPIN has neither
 * in() nor exists(). For it, ghosts follow the threads, and the conditions have
 * names (below), such as OPTIMIZE=none_in_prepare_or_poll.
 *
 * Sizes and common variants: sizes.h, common.h.
 */
#include "common.h"

#ifdef AIOCHECK
#define in_prepare_or_poll(t)   (IN_SOURCE(t) || IN_POLL(t) || IN_POLL_2(t))
#define in_dispatching(t)       in(t, aio_dispatch)
#define in_aio_poll(t)          IN_AIO_POLL(t)
/* Of nested loops the innermost counts. */
#define in_dispatching_innermost(t) \
    (in(t, aio_dispatch) && !IN_AIO_POLL_2(t) || IN_DISPATCH_2(t))

/* Only what some thread calls can be asked for. */
#ifdef IO
#define IN_SOURCE(t)            (in(t, source_prepare) || in(t, os_host_main_loop_wait))
#else
#define IN_SOURCE(t)            false
#endif
#if VCPUS + WAITERS
#define IN_POLL(t)              in(t, prepare_or_poll)
#define IN_AIO_POLL(t)          in(t, aio_poll)
#else
#define IN_POLL(t)              false
#define IN_AIO_POLL(t)          false
#endif
#ifdef NESTED
#define IN_POLL_2(t)            in(t, prepare_or_poll_2)
#define IN_AIO_POLL_2(t)        in(t, aio_poll_2)
#define IN_DISPATCH_2(t)        in(t, aio_dispatch_2)
#else
#define IN_POLL_2(t)            false
#define IN_AIO_POLL_2(t)        false
#define IN_DISPATCH_2(t)        false
#endif

#define any(f)              exists(t: f(t))
#define ghost(assignment)
#else
/* Set before the first statement and reset after the last: a step too long. */
#define THREADS             (IOTHREADS + VCPUS + WAITERS + WORKERS)
bool g_prepare_or_poll[THREADS], g_prepare_or_poll_2[THREADS];
bool g_dispatching[THREADS], g_dispatching_2[THREADS];
bool g_aio_poll[THREADS], g_aio_poll_2[THREADS];
#define in_prepare_or_poll(t)   (g_prepare_or_poll[t] || g_prepare_or_poll_2[t])
#define in_dispatching(t)       g_dispatching[t]
#define in_aio_poll(t)          g_aio_poll[t]
#define in_dispatching_innermost(t) (g_dispatching[t] && !g_aio_poll_2[t] || g_dispatching_2[t])
#if IOTHREADS + VCPUS + WAITERS == 1
#define any(f)              (f(0))
#elif IOTHREADS + VCPUS + WAITERS == 2
#define any(f)              (f(0) || f(1))
#else
#define any(f)              (f(0) || f(1) || f(2))
#endif
#define ghost(assignment)   assignment;
#endif

#define in_aio_poll_and_dispatching(t)  (in_aio_poll(t) && in_dispatching(t))
#define in_aio_poll_not_dispatching(t)  (in_aio_poll(t) && !in_dispatching(t))
#define in_aio_poll_not_innermost(t)    (in_aio_poll(t) && !in_dispatching_innermost(t))

/* The conditions of the catalogue. */
#define some_dispatching                    any(in_dispatching)
#define some_dispatching_in_aio_poll        any(in_aio_poll_and_dispatching)
#define none_in_prepare_or_poll             !any(in_prepare_or_poll)
#define none_in_aio_poll_not_dispatching    !any(in_aio_poll_not_dispatching)
#define none_in_aio_poll_not_innermost      !any(in_aio_poll_not_innermost)

#ifndef OPTIMIZE
#define OPTIMIZE                            none_in_prepare_or_poll
#endif

inline aio_notify()
{
    smp_mb();
    if
    :: OPTIMIZE
    :: else -> event_notifier_set()
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

inline source_prepare(timeout_ns, deadline)
{
    aio_compute_timeout(timeout_ns, deadline)
}

inline aio_ctx_prepare(timeout_ns, deadline)
{
    ghost(g_prepare_or_poll[_pid] = true)
    source_prepare(timeout_ns, deadline)
}

inline aio_ctx_check(revents, due)
{
    ghost(g_prepare_or_poll[_pid] = false)
    notifier_cleared_after_poll();
    due = scheduled || revents
}

inline aio_ctx_dispatch(revents)
{
    aio_context_acquire();
    ghost(g_dispatching[_pid] = true)
    aio_dispatch(revents);
    ghost(g_dispatching[_pid] = false)
    aio_context_release()
}

inline prepare_or_poll(blocking)
{
    if
    :: blocking -> aio_compute_timeout(timeout_ns, FOREVER)
    :: else -> timeout_ns = 0
    fi;
    aio_context_release_to_poll(timeout_ns);
    qemu_poll_ns(timeout_ns, revents, false)
}

inline aio_poll(blocking)
{
    aio_context_acquire();
    ghost(g_aio_poll[_pid] = true)
    ghost(g_prepare_or_poll[_pid] = true)
    prepare_or_poll(blocking);
    ghost(g_prepare_or_poll[_pid] = false)
    aio_context_acquire_after_poll(timeout_ns);
    notifier_cleared_after_poll();
    ghost(g_dispatching[_pid] = true)
    aio_dispatch(revents);
    ghost(g_dispatching[_pid] = false)
    ghost(g_aio_poll[_pid] = false)
    aio_context_release()
}

inline prepare_or_poll_2(blocking)
{
    if
    :: blocking -> aio_compute_timeout(timeout_ns_2, FOREVER)
    :: else -> timeout_ns_2 = 0
    fi;
    qemu_poll_ns(timeout_ns_2, revents_2, false)
}

/* Inside a callback: the context lock is held twice and is not free in poll. */
inline aio_poll_2(blocking)
{
    ghost(g_aio_poll_2[_pid] = true)
    ghost(g_prepare_or_poll_2[_pid] = true)
    prepare_or_poll_2(blocking);
    ghost(g_prepare_or_poll_2[_pid] = false)
    notifier_cleared_after_poll();
    ghost(g_dispatching_2[_pid] = true)
    aio_dispatch_2(revents_2);
    ghost(g_dispatching_2[_pid] = false)
    ghost(g_aio_poll_2[_pid] = false)
}

#include "threads.h"
