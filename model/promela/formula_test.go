package promela

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

const formulaSpec = `#define SMALL (x < 3)
#define other(t) (t != 0)
#define inside(t) in(t, f)
byte x;
mtype = { red, green };
inline f() { x = 1; x = 2 }
inline prepare() { f() }
active proctype P() { goto there; there: prepare(); x = 3 }
active proctype Q() { (x == 3) }
`

func loadText(t *testing.T, text string) *Program {
	t.Helper()
	p, err := Load("x.pml", Options{ReadFile: func(string) ([]byte, error) { return []byte(text), nil }})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFormula: a formula that is added is the ltl block at the end of the file.
func TestFormula(t *testing.T) {
	for _, c := range []struct {
		text string
		kind model.PropertyKind
	}{
		{"[] SMALL", model.Invariance},
		{"[] (x == 1 -> x < 2)", model.Invariance},
		{"always (x == 0 || inside(0))", model.Invariance},
		{"[] forall(t: inside(t) -> x < 2)", model.Invariance},
		{"[] exists(t: other(t) && (x == 3 <-> !enabled(t)))", model.Invariance},
		{"[] (x == 1 -> <> (x == 2))", model.Claim},
		{"SMALL U (x == 3)", model.Claim},
		{"X (x == red)", model.Claim},
		{"x == 0", model.Claim},
		{"[] !P@there", model.Invariance},
		{"[] (_last == 0);", model.Invariance},
		{"[]\n  SMALL", model.Invariance},
	} {
		want := loadText(t, formulaSpec+"ltl p { "+c.text+" }")
		got := loadText(t, formulaSpec)
		prop, err := got.Formula("p", c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if prop.Kind != c.kind {
			t.Errorf("%s: got kind %d, want %d", c.text, prop.Kind, c.kind)
		}
		props := slices.Clone(want.Properties())
		last := &props[len(props)-1]
		last.Text, last.Pos = prop.Text, prop.Pos
		if !reflect.DeepEqual(got.Properties(), props) {
			t.Errorf("%s: got properties %v, want %v", c.text, got.Properties(), props)
		}
		a, errA := got.Initial()
		b, errB := want.Initial()
		if errA != nil || errB != nil || !slices.Equal(a, b) || got.StepCount() != want.StepCount() {
			t.Errorf("%s: the program differs from that with an ltl block", c.text)
		}
		if got.Hash() != loadText(t, formulaSpec).Hash() {
			t.Errorf("%s: the formula is taken for a file of the model", c.text)
		}
		if s := got.Source("p"); strings.Join(s, "\n") != c.text {
			t.Errorf("%s: got source %q", c.text, s)
		}
	}
}

// TestFormulas: a property stays what it is when others are added, and a mistake leaves the
// program as it was.
func TestFormulas(t *testing.T) {
	p := loadText(t, formulaSpec)
	first, err := p.Formula("a", "[] (x < 3)")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Formula("b", "[] y"); err == nil {
		t.Fatal("got no error, want one")
	}
	if _, err := p.Formula("c", "<> (x == 3) && [] !(_last == 1)"); err != nil {
		t.Fatal(err)
	}
	again, err := p.Invariant("d", "x < 3")
	if err != nil {
		t.Fatal(err)
	}
	s, err := p.Initial()
	if err != nil {
		t.Fatal(err)
	}
	x := p.NewExpander()
	for {
		a, errA := x.Eval(first.Invariants[0], s)
		b, errB := x.Eval(again.Invariants[0], s)
		if errA != nil || errB != nil || a != b {
			t.Fatalf("got %v, %v and %v, %v of one formula", a, errA, b, errB)
		}
		moved := false
		x.Expand(s, func(tr *model.Transition) bool {
			s, moved = slices.Clone(tr.To), true
			return false
		})
		if !moved {
			break
		}
	}
	var names []string
	for _, q := range p.Properties() {
		names = append(names, q.Name)
	}
	if got, want := strings.Join(names, " "), "safety a c d"; got != want {
		t.Errorf("got properties %s, want %s", got, want)
	}
}

// TestInvariant: what speaks of one state is asked of all.
func TestInvariant(t *testing.T) {
	for text, want := range map[string]model.PropertyKind{
		"x < 3":               model.Invariance,
		"x < 1 -> x < 3":      model.Invariance,
		"[] (x < 3)":          model.Invariance,
		"<> (x == 3)":         model.Claim,
		"(x == 0) U (x == 1)": model.Claim,
		"[] (x < 3) || true":  model.Claim,
	} {
		p := loadText(t, formulaSpec)
		prop, err := p.Invariant("p", text)
		if err != nil || prop.Kind != want || prop.Text != text {
			t.Errorf("%s: got kind %d, text %q, error %v, want kind %d", text, prop.Kind, prop.Text, err, want)
		}
	}
}

func TestFormulaErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"p", "", "p:1:1: the formula is empty"},
		{"p", " /* nothing */ ", "p:1:1: the formula is empty"},
		{"p", "[] (y < 3)", "p:1:5: undeclared name y"},
		{"p", "[] (x == gren)", "p:1:10: undeclared name gren; did you mean green?"},
		{"p", "[] in(0, prepar)", "p:1:10: unknown inline prepar; did you mean prepare?"},
		{"p", "true ->\n (x <", "p:2:6: got end of file, want an expression"},
		{"p", "[] x }", "p:1:6: got '}', want an operator or the end of the formula"},
		{"p", "[] x = 1", "p:1:6: got '=', want an operator or the end of the formula"},
		{"p", "x; x", "p:1:4: got x, want an operator or the end of the formula"},
		{"p", "exists(t: <> x)", "p:1:11: a temporal operator can only stand in an ltl formula, outside of other operators"},
		{"p", "P@nowhere", "p:1:1: proctype P has no label nowhere"},
		{"p", "[] other(1", "p:1:4: the call of macro other has no closing parenthesis"},
		{"p", "#include \"more.h\"\n[] x", "p:1:10: cannot include: open more.h: file does not exist"},
		{"p", "[] _pid", "p:1:4: _pid has no meaning outside a process"},
		{"p", "[] x < 3", "p:1:1: [] binds tighter than what follows, want [](x < 3)"},
		{"p", "<> exists(t: t == 0) == x", "p:1:1: <> binds tighter than what follows, want <>(exists(t: t == 0) == x)"},
		{"p", "run P()", "p:1:1: run stands outside a process"},
		{"x", "1", "x:1:1: got the variable x as the name of a formula; to compare it, write =="},
		{"safety", "x", "safety:1:1: there is a property safety already"},
		{"progress", "x", "progress:1:1: there is a property progress already"},
		{"x.pml", "x", `x.pml:1:1: got "x.pml" as the name of a formula, want a word`},
	} {
		p := loadText(t, formulaSpec)
		before := *p
		_, err := p.Formula(c.name, c.text)
		var list token.Errors
		if !errors.As(err, &list) {
			t.Errorf("%s: got %v, want token.Errors", c.text, err)
			continue
		}
		if got := list[0].Error(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
		if !reflect.DeepEqual(&before, p) {
			t.Errorf("%s: the mistake changed the program", c.text)
		}
	}
}

// TestEnabledWithin: enabled() evaluates guards that have quantifiers of their own.
func TestEnabledWithin(t *testing.T) {
	const text = `byte x;
		active proctype P() { x = 1; exists(u: u == 1 && x == 1); x = 2 }
		active proctype Q() { false }
		ltl p { [] exists(t: enabled(t) && t == 0) }`
	if got, want := truths(t, text), []bool{true, true, true, false}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
