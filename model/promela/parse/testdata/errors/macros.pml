#define BAD(a)	a = ) + 1		/* ERROR "got '\)', want an expression \(in macro BAD, expanded at testdata/errors/macros.pml:12:2\)" */
#define OUTER	x = 1; BAD(x)
#define TWICE(a) a a
#inclde "x.h"				/* ERROR "unknown directive #inclde; did you mean include\?" */
#include "missing.h"			/* ERROR "cannot include: open testdata/errors/missing.h" */
#error careful  now			/* ERROR "#error careful now" */
#if FOO +				/* ERROR "want a number" */
#endif
#undef					/* ERROR "want the name of a macro behind #undef" */
byte x;
init {
	BAD(x);
	x = 2;
	OUTER;
	TWICE(1, 2);			/* ERROR "arguments of macro TWICE: got 2, want 1" */
	x = 3
}
