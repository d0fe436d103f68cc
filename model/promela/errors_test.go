package promela

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

// mistakes has models with what is wrong with them written behind the line:
// a comment // ERROR "regexp", one for each message expected there.
var mistakes = map[string]string{
	"names": `
byte b; byte sleeping; mtype = { red };
proctype P(byte n) { skip }
init {
	x = 1;          // ERROR "undeclared name x"
	bb = 1;         // ERROR "undeclared name bb"
	sleping = 1;    // ERROR "undeclared name sleping; did you mean sleeping?"
	red = 1;        // ERROR "red is an mtype constant, want a variable"
	run Q(1);       // ERROR "unknown proctype Q"
	run P();        // ERROR "wrong number of arguments for P: got 0, want 1"
	run P(1, 2);    // ERROR "wrong number of arguments for P: got 2, want 1"
	_pid = 2;       // ERROR "_pid cannot be assigned to"
	b = _           // ERROR "_ can be written, not read"
}`,
	"types": `
typedef T { byte f; byte a[2] }
T t; byte b; byte arr[3]; chan c = [1] of { byte, byte };
init {
	t = 1;          // ERROR "t is a T, want one of its fields"
	b = t;          // ERROR "t is a T, want one of its fields"
	t.g = 1;        // ERROR "T has no field g"
	b.f = 1;        // ERROR "b is a byte and has no field f"
	arr = 1;        // ERROR "missing index of array arr"
	b[1] = 1;       // ERROR "b is no array"
	t.a = 1;        // ERROR "missing index of array a"
	b = c + 1;      // ERROR "arithmetic on the channel c"
	b!1;            // ERROR "b is a byte, want a channel"
	c?b,b;          // ERROR "b receives more than one field"
	b = len(b)      // ERROR "b is a byte, want a channel"
}`,
	"declarations": `
byte z[0];              // ERROR "bad size of array z: got 0"
byte y[-1];             // ERROR "bad size of array y: got -1"
byte x[70000];          // ERROR "bad size of array x: got 70000"
unsigned u;             // ERROR "unsigned u has no width"
byte k = 1; byte k = 2; // ERROR "k redeclared"
byte m[2] = { 1, 2, 3 }; // ERROR "too many initial values for m: got 3, want 2"
chan huge = [1000000000] of { int }; // ERROR "channel huge is too large"
init { skip }`,
	"scopes": `
init {
	byte a;
	{ byte a; skip };       // ERROR "a redeclared"
	{ byte b; b = 1 };
	b = 2                   // ERROR "undeclared name b"
}`,
	"control": `
init {
	do
	:: goto nowhere         // ERROR "undefined label nowhere"
	:: break
	od;
	break                   // ERROR "break stands outside a loop"
}`,
	"labels": `
init {
L:	skip;
L:	skip;                   // ERROR "label L redeclared"
	goto L
}`,
	"cycle of jumps": `
init {
A:	goto B;
B:	goto A                  // ERROR "jumps form a cycle"
}`,
	"else twice": `
init { if :: else -> skip
	:: else -> skip         // ERROR "more than one else"
	fi }`,
	"d_step": `
init {
	d_step { skip; goto out };      // ERROR "a jump out of a d_step"
out:	skip
}`,
	"run": `
byte b;
proctype P() { skip }
init { (run P() > 0) }          // ERROR "run inside a larger expression"
`,
	"remote": `
proctype P() { byte n; here: skip }
init { run P() }
ltl a { [] !P@there }           // ERROR "proctype P has no label there"
ltl b { [] (P[1]:m == 0) }      // ERROR "proctype P has no variable m"
ltl c { [] !Q@here }            // ERROR "unknown proctype Q"
`,
	"ltl": `
byte b;
init { b = 1 }
ltl p { [] (c == 0) }           // ERROR "undeclared name c"
`,
	"quantifiers": `
proctype P() { skip }
init { run P() }
ltl p { [] exists(t: in(t, f)) }          // ERROR "unknown inline f"
ltl q { [] forall(t in R: true) }         // ERROR "unknown proctype R"
ltl r { [] (forall(t: t == 0) && t == 1) } // ERROR "undeclared name t"
`,
	"constants": `
byte b;
init { b = 1 / 0;               // ERROR "division by zero"
	b = 5 % 0 }             // ERROR "division by zero"
`,
	"nothing": `byte b; // ERROR "no proctype and no init"
`,
}

var wanted = regexp.MustCompile(`// ERROR "([^"]*)"`)

func TestMistakes(t *testing.T) {
	for name, text := range mistakes {
		t.Run(name, func(t *testing.T) {
			text := strings.TrimPrefix(text, "\n")
			_, err := Load("x.pml", Options{ReadFile: func(string) ([]byte, error) { return []byte(text), nil }})
			var list token.Errors
			if !errors.As(err, &list) {
				t.Fatalf("got %v, want mistakes", err)
			}
			got := map[string]int{}
			for _, e := range list {
				got[fmt.Sprintf("%d %s", e.Pos.Line, e.Msg)]++
				if e.Pos.Col < 1 || e.Pos.File != "x.pml" {
					t.Errorf("%v: no place", e)
				}
			}
			for i, line := range strings.Split(text, "\n") {
				for _, m := range wanted.FindAllStringSubmatch(line, -1) {
					if !take(got, fmt.Sprintf("%d ", i+1), m[1]) {
						t.Errorf("line %d: got no message with %q, among %v", i+1, m[1], list)
					}
				}
			}
			for m := range got {
				t.Errorf("unexpected: %s", m)
			}
		})
	}
}

// take removes a message that begins with prefix and holds text.
func take(got map[string]int, prefix, text string) bool {
	for m := range got {
		if strings.HasPrefix(m, prefix) && strings.Contains(m, strings.Trim(text, ".")) {
			delete(got, m)
			return true
		}
	}
	return false
}
