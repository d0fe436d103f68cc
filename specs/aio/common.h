/*
 * What the event loop of 2015 was made of, whatever tells aio_notify that it
 * may skip the write: event notifier, bottom half, thread pool, poll(2), locks.
 * old.pml, new.pml and guard.pml add aio_notify and the loop itself, threads.h
 * the threads and the properties.
 *
 * The names are QEMU's (async.c, aio-posix.c, thread-pool.c, main-loop.c); a
 * step makes one access to shared memory, or one system call. The level of
 * nesting is part of a name, aio_poll_2, for inlines do not recurse.
 *
 * Sizes are those of sizes.h. Variants:
 *
 * CTX_LOCK        no big lock; dispatch is excluded by the context lock
 * KEEP_LOCK       aio_poll does not drop the context lock while it polls
 * LATE            the notifier is cleared by its handler, after the bottom halves
 * NO_RESCHEDULE   the completion BH does not schedule itself
 * NESTED          a callback polls until all other requests are done
 */
#include "sizes.h"

/* Shared memory. */
bool scheduled;                     /* of the completion BH, the only one here */
mtype = { THREAD_ACTIVE, THREAD_DONE, THREAD_UNLINKED };
mtype state[REQUESTS] = THREAD_ACTIVE;

/* The kernel's. */
bool notifier;                      /* level-triggered: readable, or not */
bool bql, ctx_lock;

/* Ghosts: nothing but the properties and the end of a run depends on them. */
byte completed;                     /* requests whose callback was called */
byte waiting = WAITERS;             /* callers that cannot go on without a completion */
byte pollers = IOTHREADS + VCPUS + WAITERS;  /* threads that poll, or will */

/*
 * When nothing is left to be done, the user quits: every sleeper is woken, and
 * leaves. A run that stops anywhere else stops with something pending, so that
 * each lost wake-up is an invalid end state and no good sleep is.
 */
#define all_quiet   (completed == REQUESTS && !scheduled && !waiting)

/* What a spec may put in the place of a part. */
#ifndef WORKER_BH_SCHEDULE
#define WORKER_BH_SCHEDULE()        qemu_bh_schedule()
#endif
#ifndef COMPLETION_BH_SCHEDULE
#define COMPLETION_BH_SCHEDULE()    qemu_bh_schedule()
#endif
#ifndef RUN_COMPLETION_BH
#define RUN_COMPLETION_BH()         thread_pool_completion_bh()
#endif
#ifndef OTHER_FD
#define OTHER_FD                    false
#endif

/* Fences are nothing where memory is sequentially consistent. */
#define smp_mb()    skip
#define smp_wmb()   skip

inline atomic_xchg(var, new, old)
{
    d_step { old = var; var = new }
}

inline qemu_mutex_lock(m)
{
    d_step { !m -> m = true }
}

inline qemu_mutex_unlock(m)
{
    m = false
}

/*
 * Either the big lock serialises all but the main loop's poll(2), and then the
 * context lock is never contended; or there is none, and the context lock does.
 */
#ifdef CTX_LOCK
#define qemu_mutex_lock_iothread()      skip
#define qemu_mutex_unlock_iothread()    skip
inline aio_context_acquire() { qemu_mutex_lock(ctx_lock) }
inline aio_context_release() { qemu_mutex_unlock(ctx_lock) }
#else
inline qemu_mutex_lock_iothread() { qemu_mutex_lock(bql) }
inline qemu_mutex_unlock_iothread() { qemu_mutex_unlock(bql) }
#define aio_context_acquire()           skip
#define aio_context_release()           skip
#endif

/* aio_poll drops the context lock for a poll that may sleep. */
inline aio_context_release_to_poll(timeout_ns)
{
#ifndef KEEP_LOCK
    if
    :: timeout_ns != 0 -> aio_context_release()
    :: else
    fi
#else
    skip
#endif
}

inline aio_context_acquire_after_poll(timeout_ns)
{
#ifndef KEEP_LOCK
    if
    :: timeout_ns != 0 -> aio_context_acquire()
    :: else
    fi
#else
    skip
#endif
}

inline event_notifier_set()
{
    notifier = true
}

inline event_notifier_test_and_clear()
{
    notifier = false
}

/*
 * poll(2) on the notifier, the context's other descriptor if it has one, and one
 * of the caller's. timeout_ns is 0, FOREVER, or a time that may run out whenever
 * it likes; revents says whether the notifier was ready.
 */
#define FOREVER     (-1)

inline qemu_poll_ns(timeout_ns, revents, other)
{
    if
    :: timeout_ns == FOREVER ->
        d_step { notifier || OTHER_FD || other || all_quiet -> revents = notifier }
    :: else -> revents = notifier
    fi
}

/* The deadline of the next timer, as far as this loop's owner has one. */
inline aio_compute_timeout(timeout_ns, deadline)
{
    if
    :: scheduled -> timeout_ns = 0
    :: else -> timeout_ns = deadline
    fi
}

/* One request of the pool; in C a thread's iteration in worker_thread(). */
inline worker_request(r)
{
#ifdef WORKER_REQUEST
    WORKER_REQUEST(r)
#else
    smp_wmb();
    state[r] = THREAD_DONE;
    WORKER_BH_SCHEDULE()
#endif
}

/*
 * Calls back for every request that is done. Any callback may poll for another
 * request that finished with it, and that one's BH is this one: it has to be
 * scheduled again first.
 */
inline thread_pool_completion_bh()
{
    r = 0;
    do
    :: r == REQUESTS -> break
    :: r < REQUESTS && state[r] != THREAD_DONE -> r++
    :: r < REQUESTS && state[r] == THREAD_DONE ->
        state[r] = THREAD_UNLINKED;     /* QLIST_REMOVE: the loop's own list */
#ifndef NO_RESCHEDULE
        COMPLETION_BH_SCHEDULE();
#endif
#ifdef BEFORE_CALLBACK
        BEFORE_CALLBACK();
#endif
        request_complete();
#ifdef AFTER_CALLBACK
        AFTER_CALLBACK();
#endif
        r = 0                           /* goto restart */
    od
}

inline request_complete()
{
#ifdef NESTED
    d_step { completed++; waiting++ };
    do
    :: completed < REQUESTS -> aio_poll_2(true)
    :: else -> break
    od;
    waiting--
#else
    completed++
#endif
}

inline aio_bh_poll()
{
    atomic_xchg(scheduled, false, old);
    if
    :: old -> RUN_COMPLETION_BH()
    :: else
    fi
}

/* Bottom halves, then the handlers of ready descriptors. No timers here. */
inline aio_dispatch(revents)
{
    aio_bh_poll();
#ifdef LATE
    if
    :: revents -> event_notifier_test_and_clear(); revents = false
    :: else
    fi;
#endif
#ifdef OTHER_HANDLER
    OTHER_HANDLER();
#endif
}

#ifdef LATE
#define notifier_cleared_after_poll()   skip
#else
#define notifier_cleared_after_poll()   event_notifier_test_and_clear()
#endif

/* The same once more, for the loop inside a callback. Its callbacks do not poll. */
inline thread_pool_completion_bh_2()
{
    r_2 = 0;
    do
    :: r_2 == REQUESTS -> break
    :: r_2 < REQUESTS && state[r_2] != THREAD_DONE -> r_2++
    :: r_2 < REQUESTS && state[r_2] == THREAD_DONE ->
        state[r_2] = THREAD_UNLINKED;
#ifndef NO_RESCHEDULE
        COMPLETION_BH_SCHEDULE();
#endif
        completed++;
        r_2 = 0
    od
}

inline aio_bh_poll_2()
{
    atomic_xchg(scheduled, false, old);
    if
    :: old -> thread_pool_completion_bh_2()
    :: else
    fi
}

inline aio_dispatch_2(revents)
{
    aio_bh_poll_2();
#ifdef LATE
    if
    :: revents -> event_notifier_test_and_clear(); revents = false
    :: else
    fi
#endif
}

/* The locals of the inlines above, of every thread that polls. */
#ifndef OWN_LOCALS
#define OWN_LOCALS
#endif
#define LOOP_LOCALS \
    short timeout_ns, timeout_ns_2; \
    bool revents, revents_2, due, old; \
    byte r, r_2 OWN_LOCALS
