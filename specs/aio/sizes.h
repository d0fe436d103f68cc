/*
 * Who takes part.
 *
 * REQUESTS=2      that the pool gets; all are under way when a run begins
 * WORKERS=1       threads of the pool; each does every WORKERS-th request
 * IO              the iothread, whose main loop has the context as a source
 * VCPUS=0         each calls aio_poll(VCPU_BLOCKING=true) once, and goes its way
 * WAITERS=0       each calls aio_poll(true) until all requests are done
 * IO_TIMEOUT      how long the iothread sleeps at most; FOREVER, or 10
 * FIRST_TIMEOUT   the same, for its first poll only
 * KEY             the user presses a key when nothing else moves
 *
 * Without any of IO, VCPUS and WAITERS: the iothread and one vcpu.
 */
#if !defined(IO) && !defined(VCPUS) && !defined(WAITERS)
#define IO
#define VCPUS 1
#endif
#ifndef REQUESTS
#define REQUESTS 2
#endif
#ifndef WORKERS
#define WORKERS 1
#endif
#ifndef IOTHREADS
#ifdef IO
#define IOTHREADS 1
#else
#define IOTHREADS 0
#endif
#endif
#ifndef VCPUS
#define VCPUS 0
#endif
#ifndef VCPU_BLOCKING
#define VCPU_BLOCKING true
#endif
#ifndef WAITERS
#define WAITERS 0
#endif
#ifndef IO_TIMEOUT
#define IO_TIMEOUT FOREVER
#endif
#ifndef FIRST_TIMEOUT
#define FIRST_TIMEOUT IO_TIMEOUT
#endif
