/*
 * Whoever publishes `scheduled` no longer owns the bottom half (924fe1293c,
 * 2014): the loop may run its callback at once, and the callback may free it.
 * -D FIXED: bh->ctx is read before.
 */
bool scheduled, freed, notifier;

inline read_ctx()
{
    assert(!freed)                  /* bh->ctx */
}

inline qemu_bh_schedule()
{
#ifdef FIXED
    read_ctx();
#endif
    d_step { old = scheduled; scheduled = true };
    if
    :: !old ->
#ifndef FIXED
        read_ctx();
#endif
        notifier = true             /* aio_notify(ctx) */
    :: old
    fi
}

active proctype worker()
{
    bool old;

    qemu_bh_schedule()
}

/* Comes by for some reason of its own. */
active proctype loop()
{
    bool old;

    d_step { old = scheduled; scheduled = false };
    if
    :: old -> freed = true          /* the callback: qemu_bh_delete, as a one-shot BH does */
    :: !old
    fi
}
