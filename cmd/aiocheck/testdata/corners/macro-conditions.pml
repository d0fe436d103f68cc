/* The lines of the preprocessor. */
#define N 2
#undef M
#if N > 1 && !defined(M)
#define WIDE
#elif N == 1
#error not this
#else
#error nor this
#endif
#ifdef WIDE
byte a[N];
#else
byte a[1];
#endif
#ifndef WIDE
byte b;
#endif
active proctype A() { a[N - \
1] = 3 }
