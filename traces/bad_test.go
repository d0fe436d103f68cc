package traces_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/traces"
)

// itfText is a small good file, to be spoilt.
func itfText(t *testing.T) string {
	var b bytes.Buffer
	if err := deadlock(t).WriteITF(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReadRefuses(t *testing.T) {
	good := itfText(t)
	with := func(old, text string) string {
		s := strings.Replace(good, old, text, 1)
		if s == good {
			t.Fatalf("%q is not in the file", old)
		}
		return s
	}
	deep := strings.Repeat("[", 1<<16)
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "empty"},
		{"cut off", good[:len(good)/2], "cut off after"},
		{"cut in a word", good[:len(good)-10], "cut off after"},
		{"no JSON", "hello", "no JSON at byte 1"},
		{"another JSON", `[1, 2]`, "want another type"},
		{"another ITF", `{"#meta": {}, "vars": [], "states": []}`, "no trace of aiocheck"},
		{"newer", with(`"version":1`, `"version":2`), "newer than this aiocheck can read"},
		{"bad version", with(`"version":1`, `"version":"one"`), "bad format version"},
		{"deep", with(`"ready": 0`, `"ready": `+deep), "depth"},
		{"deep value", with(`"ready": 0`, `"ready": `+strings.Repeat(`{"chan":"c","id":`, 99)+"1"+strings.Repeat("}", 99)), "nested too deeply"},
		{"loop", with("\n]", "\n],\n\"loop\": 99"), "loop: got state 99"},
		{"step id", with(`"id":0`, `"id":99999999`), "no step 0:99999999 can be"},
		{"thread", with(`"thread":0,"proc":"sleeper","id"`, `"thread":-1,"proc":"sleeper","id"`), "no step -1:0 can be"},
		{"move", with(`"move":1`, `"move":7`), "move 7 out of order"},
		{"index", with(`"index":2`, `"index":3`), "state 2: index: got 3, want 2"},
		{"no value", with(`"ready": 0, `, ""), `"ready" has no value`},
		{"bad value", with(`"ready": 0`, `"ready": null`), "want a value"},
		{"real value", with(`"ready": 0`, `"ready": 1.5`), "want an integer"},
		{"unknown name", with(`"ready": 0`, `"ready": "x"`), "none of the names"},
		{"twice", with(`"vars": ["ready"`, `"vars": ["ready","ready"`), "repeated name"},
		{"access", with(`"kind":"store"`, `"kind":"steal"`), `unknown access "steal"`},
		{"type", with(`"states": [`, `"states": 7, "old": [`), "want another type"},
	} {
		_, err := traces.ReadITF(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// blanks is a file that never ends.
type blanks struct{}

func (blanks) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestReadIsBounded(t *testing.T) {
	if _, err := traces.ReadITF(blanks{}); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("got %v, want an error", err)
	}
	// Few bytes that ask for much memory: every state inherits 256 threads and moves one.
	var b strings.Builder
	fmt.Fprintf(&b, `{"#meta":{"aiocheck":{"version":1}},"vars":[],"states":[{"#meta":{"index":0,"threads":[`)
	for i := range 256 {
		fmt.Fprintf(&b, `%s{"thread":%d}`, strings.Repeat(",", min(i, 1)), i)
	}
	b.WriteString("]}}")
	for i := 1; i < 30000; i++ {
		fmt.Fprintf(&b, `,{"#meta":{"index":%d,"step":{"move":%d},"threads":[{"thread":1,"place":%d}]}}`, i, i-1, i)
	}
	b.WriteString("]}")
	if _, err := traces.ReadITF(strings.NewReader(b.String())); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("got %v, want an error", err)
	}
}

// FuzzRead: no text makes the reader panic, and what it takes can be shown and
// written, and reads the same again.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.itf.json")
	if err != nil || len(files) == 0 {
		f.Fatal("no corpus", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tr, err := traces.ReadITF(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, width := range []int{0, 1, 80} {
			if err := tr.WriteText(io.Discard, traces.TextOptions{Width: width, Steps: width == 1}); err != nil {
				t.Fatal(err)
			}
		}
		if err := tr.WriteMermaid(io.Discard); err != nil {
			t.Fatal(err)
		}
		var a, b bytes.Buffer
		if err := tr.WriteITF(&a); err != nil {
			t.Fatal(err)
		}
		back, err := traces.ReadITF(bytes.NewReader(a.Bytes()))
		if err != nil {
			t.Fatalf("%v in %s", err, a.Bytes())
		}
		if err := back.WriteITF(&b); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Fatalf("written twice, the bytes differ:\n%s\n%s", a.Bytes(), b.Bytes())
		}
	})
}
