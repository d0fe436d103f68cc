/*
 * The completion BH schedules itself before each callback, in case that it
 * polls. Mostly it does not, and the next poll then returns at once to run a BH
 * that finds nothing: under load the iothread span (b7a745dc33, 2017).
 * -D CANCEL: the BH cancels itself after each callback, and scans again.
 *
 * Asked: a completion BH that starts when all workers have finished leaves
 * nothing scheduled.
 */
#define WORKER_REQUEST(r)       counted_request(r)
#define RUN_COMPLETION_BH()     checked_completion_bh()
#ifdef CANCEL
#define AFTER_CALLBACK()        qemu_bh_cancel()
#endif

#include "../sizes.h"

byte finished;                      /* ghost: requests whose worker is through */
bool last_run;                      /* ghost: this BH started after all of them */

inline counted_request(r)
{
    state[r] = THREAD_DONE;
    qemu_bh_schedule();
    finished++
}

inline qemu_bh_cancel()
{
    scheduled = false
}

inline checked_completion_bh()
{
    last_run = (finished == REQUESTS);
    thread_pool_completion_bh();
    assert(!last_run || !scheduled);
    last_run = false
}

#include "../new.pml"
