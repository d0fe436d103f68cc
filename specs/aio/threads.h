/*
 * The threads of sizes.h, and what is asked of them.
 */

bool key;                           /* another descriptor of the main loop */

#ifdef IO
/* The big lock is dropped for a poll that may sleep. */
inline os_host_main_loop_wait(timeout_ns, revents)
{
    if
    :: timeout_ns != 0 -> qemu_mutex_unlock_iothread()
    :: else
    fi;
    qemu_poll_ns(timeout_ns, revents, key);
    if
    :: timeout_ns != 0 -> qemu_mutex_lock_iothread()
    :: else
    fi
}

/* One source in glib's main loop: prepare, poll, check, dispatch. */
active proctype iothread()
{
    LOOP_LOCALS;
    short deadline = FIRST_TIMEOUT;

    qemu_mutex_lock_iothread();
    do
    :: !all_quiet ->
        aio_ctx_prepare(timeout_ns, deadline);
        os_host_main_loop_wait(timeout_ns, revents);
#ifdef GLIB
        if                          /* not asked again when it was ready at once */
        :: timeout_ns == 0 -> aio_ctx_check_skipped(due)
        :: else -> aio_ctx_check(revents, due)
        fi;
#else
        aio_ctx_check(revents, due);
#endif
        if
        :: due -> aio_ctx_dispatch(revents)
        :: else
        fi;
#ifdef KEY
        key = false;                /* its handler; the main loop goes round */
#endif
        deadline = IO_TIMEOUT
    :: all_quiet -> break
    od;
    pollers--;
    qemu_mutex_unlock_iothread()
}
#endif

#if VCPUS
/* A device model, say, that polls once while it has the big lock. */
active [VCPUS] proctype vcpu()
{
    LOOP_LOCALS;

    qemu_mutex_lock_iothread();
    aio_poll(VCPU_BLOCKING);
    pollers--;
    qemu_mutex_unlock_iothread()
}
#endif

#if WAITERS
/* bdrv_drain() and the like: nothing but the completions lets it go on. */
active [WAITERS] proctype waiter()
{
    LOOP_LOCALS;

    qemu_mutex_lock_iothread();
    do
    :: completed < REQUESTS -> aio_poll(true)
    :: else -> break
    od;
    waiting--;
    pollers--;
    qemu_mutex_unlock_iothread()
}
#endif

/* A thread of the pool does every WORKERS-th request. */
active [WORKERS] proctype worker()
{
    byte request = _pid - (IOTHREADS + VCPUS + WAITERS);
    bool old OWN_LOCALS;

    do
    :: request < REQUESTS ->
progress:
        worker_request(request);
        request = request + WORKERS
    :: else -> break
    od
}

#ifdef KEY
active proctype user()
{
    timeout -> key = true
}
#endif

/* Every finished request gets its callback, as long as anybody polls. */
ltl R { <> (completed == REQUESTS || !pollers) }

/* Every scheduled bottom half runs, as long as anybody polls. */
ltl B { [] (scheduled -> <> (!scheduled || !pollers)) }

/* Every caller that waits for a request returns. */
ltl T { [] (waiting -> <> !waiting) }

/*
 * S, no thread sleeps unnotified, is safety: see all_quiet in common.h.
 * L, no endless wake-ups, is progress, and that is a request: since there are
 * so many of them only, every cycle is a loop that turns for nothing.
 */
