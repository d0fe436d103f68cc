package parse

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/model/promela/ast"
)

const examples = "/usr/share/doc/spin/examples/Examples"

// read parses a text that stands in no file.
func read(text string, o Options) (*ast.Module, error) {
	o.ReadFile = func(name string) ([]byte, error) {
		if name != "m.pml" {
			return nil, os.ErrNotExist
		}
		return []byte(text), nil
	}
	return File("m.pml", o)
}

type snippet struct{ verdict, text string }

func snippets(t testing.TB) []snippet {
	data, err := os.ReadFile("testdata/spin.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []snippet
	unescape := strings.NewReplacer(`\\`, `\`, `\n`, "\n")
	for line := range strings.Lines(string(data)) {
		verdict, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if ok && verdict != "#" {
			list = append(list, snippet{verdict, unescape.Replace(text) + "\n"})
		}
	}
	return list
}

// What is accepted and refused, by us and, where it is installed, by SPIN.
func TestAcceptance(t *testing.T) {
	spin, _ := exec.LookPath("spin")
	for _, s := range snippets(t) {
		_, err := read(s.text, Options{})
		if want := s.verdict != "bad"; (err == nil) != want {
			t.Errorf("accepted: got %v, want %v, for\n%s%v", err == nil, want, s.text, err)
		}
		if spin == "" || testing.Short() {
			continue
		}
		if want := s.verdict == "ok"; accepts(t, spin, s.text) != want {
			t.Errorf("spin: got %v, want %v, for\n%s", !want, want, s.text)
		}
	}
}

func accepts(t *testing.T, spin, text string) bool {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "m.pml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	// Some formulas make it run for ever.
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, spin, "-a", "m.pml")
	cmd.Dir = dir
	return cmd.Run() == nil
}

func exampleFiles(t testing.TB) []string {
	var files []string
	_ = filepath.WalkDir(examples, func(path string, _ os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".pml" {
			files = append(files, path)
		}
		return nil
	})
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the models that come with spin are not in %s", examples)
		}
		t.Skipf("the models that come with spin are not in %s", examples)
	}
	return files
}

// The models that come with SPIN, and what is printed of them.
func TestExamples(t *testing.T) {
	files := exampleFiles(t)
	if len(files) < 78 {
		t.Errorf("got %d models, want 78", len(files))
	}
	for _, f := range files {
		m, err := File(f, Options{})
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		reprint(t, f, m)
	}
}
