foo bar;			/* ERROR "unknown type foo" */
byte 3x;			/* ERROR "got 3, want the name of a variable" */
int a[;				/* ERROR "got ';', want a constant" */
typedef T { byte a, b; byyte c }	/* ERROR "unknown type byyte; did you mean byte\?" */
typedef U { }			/* ERROR "got '}', want the type of a field" */
mtype = { 1 };			/* ERROR "got 1, want the name of a constant" */
proctype P(x) { skip }		/* ERROR "got x, want the type of a parameter" */
active R() { skip }		/* ERROR "got R, want proctype" */
proctype Q() skip		/* ERROR "got skip, want '{'" */
proctype Q() { skip }		/* ERROR "proctype Q is declared twice" */
c_code { int x; if (x) { y(); } }	/* ERROR "embedded C \(c_code\) is not supported" */
c_state "int x" "Global"	/* ERROR "embedded C \(c_state\)" */
int ok;
ltl p { [] (ok == ) }		/* ERROR "got '\)', want an expression" */
ltl { [] ok /\ <> ok }
prctype S() { skip }		/* ERROR "did you mean proctype\?" */
