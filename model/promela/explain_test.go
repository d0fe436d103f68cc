package promela

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/aiocheck/aiocheck/model"
)

// because renders what decides every option that process 0 has in the initial state.
func because(p *Program, s model.State) []string {
	var out []string
	for _, o := range p.Options(s, 0) {
		var why []string
		for _, v := range o.Because {
			why = append(why, fmt.Sprintf("%s=%d", v.Name, v.Value.Int))
		}
		out = append(out, fmt.Sprintf("%s: %v %s", o.Text, o.Holds, strings.Join(why, " ")))
	}
	return out
}

// Of a condition only what decides is named.
func TestOptions(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"x && y", []string{"(x && y): false x=0"}},
		{"x && z", []string{"(x && z): false x=0 z=0"}},
		{"x || z", []string{"(x || z): false x=0 z=0"}},
		{"x || y", []string{"(x || y): true y=1"}},
		{"!(x || y)", []string{"(!(x || y)): false y=1"}},
		{"y && y + x == 1", []string{"(y && y+x == 1): true y=1 x=0"}},
		{"(y -> x : z)", []string{"(y -> x : z): false y=1 x=0"}},
		{"i < 2 && a[i]", []string{"(i < 2 && a[i]): false i=2"}},
		{"a[y]", []string{"(a[y]): false a[1]=0"}},
		{"exists(t: t == x && z)", []string{"exists(t: t == x && z): false "}},
		{"d_step { x -> y = 0 }", []string{"(x): false x=0"}},
		{"if :: x -> skip :: y -> skip :: else fi", []string{"(x): false x=0", "(y): true y=1", "else: false y=1"}},
		{"if :: x -> skip :: z -> skip :: else fi", []string{"(x): false x=0", "(z): false z=0", "else: true "}},
		{"q?1", []string{"q?1: false q=1"}},
		{"x = 1", []string{"x = 1: true "}},
	} {
		p := program(t, "byte x, y = 1, z, i = 2, a[2]; chan q = [1] of { byte };\nactive proctype p() { "+c.text+" }")
		init, err := p.Initial()
		if err != nil {
			t.Fatal(c.text, err)
		}
		got := because(p, init)
		for i := range got {
			got[i] = strings.TrimSpace(got[i])
		}
		for i := range c.want {
			c.want[i] = strings.TrimSpace(c.want[i])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.text, diff)
		}
	}
}

func program(t *testing.T, text string) *Program {
	t.Helper()
	p, err := Load("m.pml", Options{ReadFile: func(string) ([]byte, error) { return []byte(text), nil }})
	if err != nil {
		t.Fatal(text, err)
	}
	return p
}

// What an option leads to ends at the end of the inline, where the options meet again, and where
// control is back at the choice.
func TestSkipped(t *testing.T) {
	p := program(t, `
bool go, w1, w2, w3, w4;
inline notify() {
	do
	:: go -> w1 = true; if :: w2 = true :: skip fi
	:: else -> break
	od;
	w3 = true
}
active proctype p() { notify(); w4 = true }
active proctype q() { w1 && !w3 }`)
	init, err := p.Initial()
	if err != nil {
		t.Fatal(err)
	}
	options := p.Options(init, 0)
	if len(options) != 2 {
		t.Fatalf("got %d options, want 2", len(options))
	}
	text := func(steps []model.Step) (out []string) {
		for _, s := range steps {
			out = append(out, p.Describe(s).Text)
		}
		return out
	}
	if got := text(p.Skipped(init, options[1].Step, options[0].Step)); !slices.Equal(got, []string{"w1 = true", "w2 = true"}) {
		t.Errorf("behind go: got %q", got)
	}
	if got := text(p.Skipped(init, options[0].Step, options[1].Step)); !slices.Equal(got, []string{"w3 = true"}) {
		t.Errorf("behind else: got %q", got)
	}
	helps := map[string]bool{}
	for id := 1; id < p.Steps(); id++ {
		if s := model.NewStep(0, id); p.Helps(init, s, 1) {
			helps[p.Describe(s).Text] = true
		}
	}
	if diff := cmp.Diff(map[string]bool{"w1 = true": true}, helps); diff != "" {
		t.Errorf("what helps q: -want +got\n%s", diff)
	}
	if got := p.Skipped(init, 0, model.NewStep(9, 1<<20)); got != nil {
		t.Errorf("steps there are not: got %v", got)
	}
}

// Arguments of inlines, with those that are assigned to marked.
func TestArguments(t *testing.T) {
	p := program(t, `
#define FOREVER (-1)
bool m;
inline lock(l) { d_step { !l -> l = true } }
inline outer(ns, out, l) { out = ns + 1; lock(l) }
active proctype p() { int x; outer(FOREVER, x, m) }`)
	var got []string
	for id := 1; id < p.Steps(); id++ {
		for _, f := range p.Describe(model.NewStep(0, id)).Stack {
			got = append(got, fmt.Sprint(f.Name, f.Args))
		}
	}
	want := []string{"outer[{ns (-1) false} {out x true} {l m true}]", "outer[{ns (-1) false} {out x true} {l m true}]", "lock[{l m true}]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
