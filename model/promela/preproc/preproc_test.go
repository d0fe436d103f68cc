package preproc

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

const examples = "/usr/share/doc/spin/examples/Examples"

// tokens is what the preprocessor makes of a file, a line for each line.
func tokens(t *testing.T, name string, o Options) string {
	var errs token.List
	p, err := New(name, o, &errs)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for tok := p.Next(); tok.Kind != token.EOF; tok = p.Next() {
		if tok.Newline && b.Len() > 0 {
			b.WriteByte('\n')
		} else if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(tok.Text)
	}
	if err := errs.Err(); err != nil {
		t.Errorf("%v", err)
	}
	return b.String()
}

// What the preprocessor makes of a text is what gcc makes of it, with the same
// line ends, since these may count as semicolons.
func TestLikeGCC(t *testing.T) {
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("gcc is not installed")
	}
	dir := t.TempDir()
	ar, err := txtar.ParseFile("testdata/gcc.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, f := range ar.Files {
		name := filepath.Join(dir, f.Name)
		if err := os.WriteFile(name, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) == ".pml" {
			files = append(files, name)
		}
	}
	_ = filepath.WalkDir(examples, func(path string, _ os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".pml" {
			files = append(files, path)
		}
		return nil
	})
	for _, f := range files {
		cmd := exec.Command(gcc, "-std=gnu99", "-undef", "-E", "-x", "c", "-D", "OPT=a+b", "-D", "FUN(x)=x x", "-D", "AIOCHECK", f)
		out, err := cmd.Output()
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		again := Options{ReadFile: func(string) ([]byte, error) { return out, nil }}
		want := tokens(t, f, again)
		got := tokens(t, f, Options{Defines: []string{"OPT=a+b", "FUN(x)=x x"}})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-gcc +ours):\n%s", f, diff)
		}
	}
}

// A token knows where it was written and what expanded it.
func TestPlaces(t *testing.T) {
	const text = "#define A b\n#define F(x) A x\n#include \"h\"\nF(c A)\nH\n"
	read := func(name string) ([]byte, error) {
		if name == "d/h" {
			return []byte("#define H A\nh"), nil
		}
		return []byte(text), nil
	}
	var errs token.List
	p, err := New("d/m", Options{ReadFile: read, Defines: []string{"c=e"}}, &errs)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for tok := p.Next(); tok.Kind != token.EOF; tok = p.Next() {
		s := fmt.Sprintf("%s %v", tok.Text, tok.Pos)
		for x := tok.Pos.From; x != nil; x = x.At.From {
			s += fmt.Sprintf(" in %s at %v", x.Name, x.At)
		}
		got = append(got, s)
	}
	want := []string{
		"h d/h:2:1",
		"b d/m:1:11 in A at d/m:2:14 in F at d/m:4:1",
		"e command line:1:3 in c at d/m:4:3",
		"b d/m:1:11 in A at d/m:4:5",
		"b d/m:1:11 in A at d/h:1:11 in H at d/m:5:1",
	}
	if diff := cmp.Diff(want, got); diff != "" || errs.Len() > 0 {
		t.Errorf("(-want +got):\n%s%v", diff, errs.Err())
	}
}
