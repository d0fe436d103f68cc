/* Every mistake is told once, and what follows it is read. */
byte x, y;
chan c = [1] of { byte };

active proctype A() {
	x = = 1;		/* ERROR "got '=', want an expression" */
	y = 2;
	if
	:: x == 1 -> y + ;	/* ERROR "got ';', want an expression" */
	:: x == 2 -> y = 3 x = 1;	/* ERROR "got x, want ; or '::' or fi" */
	:: else -> skip
	fi;
	do
	:: x[1 = 2		/* ERROR "want an operator or '\]'" */
	:: break
	fi;			/* ERROR "got fi, want '::' or od" */
	do
	:: if
	   :: x == 1
	od;			/* ERROR "got od, want '::' or fi" */
	atomc {			/* ERROR "want ; or '}'; did you mean atomic\?" */
		x = 1;
		y = 1
	}
	foo(x);			/* ERROR "no inline foo is declared before" */
	c ! ;			/* ERROR "want an expression" */
	c ? x + 1;		/* ERROR "got '\+', want ;" */
	goto 3;			/* ERROR "got 3, want a label" */
	byyte z;			/* ERROR "unknown type byyte; did you mean byte\?" */
	{ x = 1; y = ) };	/* ERROR "got '\)', want an expression" */
	x = 0x10;		/* ERROR "got 0x10, want a decimal number" */
	x = 'ab';		/* ERROR "one character" */
	(x == 1;		/* ERROR "got ';', want an operator or '\)'" */
	y = 1
}

proctype B() {
	skip
	fi;			/* ERROR "got fi, want a statement" */
	skip
}

init {
	run A();
	x = 1
	  + 2			/* ERROR "the end of the line before counts as a semicolon" */
}
