package main

import (
	"crypto/rand"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"aiocheck": main})
}

// TestScripts runs the commands as a user does. The scripts tell what they show.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "clean": clean, "garbage": garbage, "times": times,
		},
	})
}

// exits CODE COMMAND... runs a command that has to exit with the code. What it
// prints is kept for stdout, stderr and cmp.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	code := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("got exit code %s, want %s\n%s%s", code, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// clean demands that the last command did not break: no panic, no stacks.
func clean(ts *testscript.TestScript, neg bool, args []string) {
	text := ts.ReadFile("stderr")
	for _, bad := range []string{"goroutine", "panic", "internal error", "runtime error"} {
		if strings.Contains(text, bad) {
			ts.Fatalf("stderr has %q:\n%.2000s", bad, text)
		}
	}
}

// garbage FILE BYTES-IN-MB writes a file of random bytes.
func garbage(ts *testscript.TestScript, neg bool, args []string) {
	data := make([]byte, 10<<20)
	_, _ = rand.Read(data)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// times replaces the times in a copy of the standard output: times FILE.
func times(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(replaceTimes(ts.ReadFile("stdout"))), 0o666))
}
