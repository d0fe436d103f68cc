/*
 * AIO_WAIT_WHILE in the main thread, for conditions that an IOThread makes true
 * (7376eda7c2, 2018). need_kick tells aio_wait_kick whether anybody waits; as a
 * boolean it is reset by a wait nested in a callback of the outer one, which
 * then is not kicked any more. -D COUNTER: a number.
 *
 * A kick is a bottom half in the main context, of which the wake-up remains.
 */
bool notifier;
bool request_done, nested_request_done;
byte need_kick;

#ifdef COUNTER
#define wait_begin()    need_kick++
#define wait_end()      need_kick--
#else
#define wait_begin()    need_kick = 1
#define wait_end()      need_kick = 0
#endif

inline aio_poll()
{
    notifier;                       /* sleep */
    notifier = false
}

inline aio_wait_kick()
{
    if
    :: need_kick != 0 -> notifier = true
    :: need_kick == 0
    fi
}

/* A callback of the outer aio_poll. */
inline nested_wait()
{
    wait_begin();
    do
    :: !nested_request_done -> aio_poll()
    :: nested_request_done -> break
    od;
    wait_end()
}

active proctype main_thread()
{
    wait_begin();
    nested_wait();
    do
    :: !request_done -> aio_poll()
    :: request_done -> break
    od;
    wait_end()
}

active proctype iothread()
{
    nested_request_done = true;
    aio_wait_kick();
    request_done = true;
    aio_wait_kick()
}
