package parse

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

var wanted = regexp.MustCompile(`/\* ERROR ("(?:[^"\\]|\\.)*") \*/`)

// The mistakes in each model are those written beside them, one on a line, in
// the order of the text.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors/*.pml")
	if err != nil || len(files) == 0 {
		t.Fatal("no models", err)
	}
	for _, file := range files {
		var got token.Errors
		if _, err := File(file, Options{}); !errors.As(err, &got) {
			t.Fatalf("%s: got %v, want token.Errors", file, err)
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			m := wanted.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			at := fmt.Sprintf("%s:%d", file, i+1)
			if len(got) == 0 {
				t.Errorf("%s: no error, want %s", at, m[1])
				continue
			}
			pattern := strings.ReplaceAll(m[1][1:len(m[1])-1], `\"`, `"`)
			e := got[0]
			got = got[1:]
			if e.Pos.Line != i+1 || !regexp.MustCompile(pattern).MatchString(e.Error()) {
				t.Errorf("got %v, want on line %d: %s", e, i+1, pattern)
			}
		}
		for _, e := range got {
			t.Errorf("more than is written there: %v", e)
		}
	}
}

// A mistake in a macro or inline is told where it was written, with the places
// where that was expanded, and once however often it was.
func TestErrorChain(t *testing.T) {
	tests := []struct{ text, want string }{
		{"#define A 1 +\n#define B A ;\ninit { B 1 }",
			"m.pml:2:13: got ';', want an expression (in macro B, expanded at m.pml:3:8)"},
		{"#define A ) +\n#define B A 1\ninit { B }",
			"m.pml:1:11: got ')', want an expression (in macro A, expanded at m.pml:2:11) (in macro B, expanded at m.pml:3:8)"},
		{"inline f(a) {\n a = )\n}\ninit { f(x); f(y) }",
			"m.pml:2:6: got ')', want an expression (in inline f, expanded at m.pml:4:8)"},
		{"#define A = )\ninline f(a) {\n a A\n}\ninline g() { f(x) }\ninit { g() }",
			"m.pml:1:13: got ')', want an expression (in macro A, expanded at m.pml:3:4) " +
				"(in inline f, expanded at m.pml:5:14) (in inline g, expanded at m.pml:6:8)"},
		{"inline f(a) {\n x = a\n}\ninit { f(1+) }",
			"m.pml:3:1: got '}', want an expression (in inline f, expanded at m.pml:4:8)"},
		{"#define F(a) a\ninit { F(x = )) }", "m.pml:2:15: got ')', want an expression"},
		{"# 7 \"other\"\ninit { ) }", "other:7:8: got ')', want an expression"},
		{"init {\\\n skip \\\r\n ) }", "m.pml:3:2: got ')', want an expression"},
		{"init { X }", "command line:1:7: got '/', want an expression (in macro X, expanded at m.pml:1:8)"},
	}
	for _, test := range tests {
		_, err := read(test.text, Options{Defines: []string{"X=1 / / 2"}})
		if err == nil || err.Error() != test.want {
			t.Errorf("%s\ngot  %v\nwant %s", strconv.Quote(test.text), err, test.want)
		}
	}
}

func TestTooManyErrors(t *testing.T) {
	_, err := read("init {\n"+strings.Repeat("x = ;\n", 100)+"}", Options{})
	var errs token.Errors
	if !errors.As(err, &errs) || len(errs) != token.DefaultLimit+1 {
		t.Fatalf("got %v, want %d errors", err, token.DefaultLimit+1)
	}
	for i, e := range errs {
		if i < token.DefaultLimit && e.Pos.Line != i+2 {
			t.Errorf("got %v, want it on line %d", e, i+2)
		}
	}
	if last := errs[len(errs)-1].Msg; last != "too many errors" {
		t.Errorf("got %s", last)
	}
}

func TestUnreadable(t *testing.T) {
	var errs token.Errors
	if _, err := File(t.TempDir(), Options{}); err == nil || errors.As(err, &errs) {
		t.Errorf("a directory: got %v", err)
	}
	if _, err := File("testdata/none.pml", Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file: got %v", err)
	}
}
