package promela

import (
	"fmt"
	"strings"
	"testing"
)

// TestVet: the lines with a remark are those that say so.
func TestVet(t *testing.T) {
	text := `byte x, y; chan c = [1] of { byte }; bool b;
inline f() { x = 1 }
active proctype P()
{
	x = 1;
	x = y;			// VET one step touches 2 shared variables: y, x
	atomic { x = y; y = 2 };
	d_step { x = y; y = 2 };
	x++;
	x = x + 1;
	x = x + y;		// VET one step touches 2 shared variables: y, x
	x == y;			// VET one step touches 2 shared variables: x, y
	x = 300;		// VET 300 does not fit x, a byte: it is stored as 44
	b = 2;			// VET 2 does not fit b, a bool: it is stored as 0
	printf("%d %d", x, y);
	exists(t: in(t, f)) || x == 1;
	f();
	if
	:: c?x			// VET one step touches 2 shared variables: c, x
	:: else			// VET else beside "c?x"
	fi
}
`
	p, err := Load("x.pml", Options{ReadFile: func(string) ([]byte, error) { return []byte(text), nil }})
	if err != nil {
		t.Fatal(err)
	}
	got := map[int]string{}
	for _, w := range p.Vet() {
		got[w.Pos.Line] += w.Msg
	}
	for i, line := range strings.Split(text, "\n") {
		_, want, _ := strings.Cut(line, "// VET ")
		if g := got[i+1]; !strings.HasPrefix(g, want) || want == "" && g != "" {
			t.Errorf("line %d: got %q, want %q", i+1, g, want)
		}
	}
	if len(got) != strings.Count(text, "// VET") {
		t.Error(fmt.Sprint(got))
	}
}
