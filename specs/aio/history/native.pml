/*
 * io=native: the kernel completes requests and makes a descriptor of the loop's
 * readable (linux-aio.c). No thread but the loops schedules a bottom half, and
 * every sleeper sees the descriptor: nothing is left for `dispatching` to get
 * wrong, and the hang of old.pml is gone.
 */
#define OTHER_FD            completion_event
#define WORKER_REQUEST(r)   kernel_completes(r)
#define OTHER_HANDLER()     qemu_laio_completion_cb()

bool completion_event;

inline kernel_completes(r)
{
    d_step { state[r] = THREAD_DONE; completion_event = true }
}

/* Clears the descriptor, then does what the BH does for requests that it finds. */
inline qemu_laio_completion_cb()
{
    if
    :: completion_event ->
        completion_event = false;
        thread_pool_completion_bh()
    :: else
    fi
}

#include "../old.pml"
