package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// big is a model whose search takes longer than any test.
const big = `byte a, b, c, d, e;
active proctype p() { do :: a++ :: b++ :: c++ :: d++ :: e++ od }
`

func bigModel(t *testing.T) string {
	file := filepath.Join(t.TempDir(), "big.pml")
	if err := os.WriteFile(file, []byte(big), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// An interrupt ends the search, and the verdict is that there is none.
func TestInterrupt(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		timer := time.AfterFunc(500*time.Millisecond, func() { _ = syscall.Kill(os.Getpid(), signal) })
		defer timer.Stop()
		var out, errs bytes.Buffer
		code := run([]string{"check", "-p", "safety", "--max-memory", "2G", bigModel(t)}, nil, &out, &errs)
		if code != exitUnknown || !strings.Contains(out.String(), "unknown, interrupted") || errs.Len() > 0 {
			t.Errorf("got exit code %d, want %d\n%s%s", code, exitUnknown, &out, &errs)
		}
	}
}

func TestInterruptedSimulation(t *testing.T) {
	timer := time.AfterFunc(200*time.Millisecond, func() { _ = syscall.Kill(os.Getpid(), syscall.SIGINT) })
	defer timer.Stop()
	var out, errs bytes.Buffer
	code := run([]string{"simulate", "--steps-max", "0", bigModel(t)}, nil, &out, &errs)
	if code != exitUnknown || !strings.Contains(out.String(), "\ninterrupted after ") || errs.Len() > 0 {
		t.Errorf("got exit code %d, want %d\n%s", code, exitUnknown, &errs)
	}
}

func TestTimeLimit(t *testing.T) {
	var out, errs bytes.Buffer
	code := run([]string{"check", "--timeout", "300ms", "--max-memory", "2G", bigModel(t)}, nil, &out, &errs)
	if code != exitUnknown || !strings.Contains(out.String(), "unknown, time limit reached") {
		t.Errorf("got exit code %d, want %d\n%s%s", code, exitUnknown, &out, &errs)
	}
}

func TestMemoryLimit(t *testing.T) {
	var out, errs bytes.Buffer
	code := run([]string{"check", "--max-memory", "10M", bigModel(t)}, nil, &out, &errs)
	if code != exitUnknown || !strings.Contains(out.String(), "unknown, ") {
		t.Errorf("got exit code %d, want %d\n%s%s", code, exitUnknown, &out, &errs)
	}
}

// A reader that goes away is nothing to make a noise about.
func TestClosedOutput(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	defer w.Close()
	var errs bytes.Buffer
	cmd := exec.Command("aiocheck", "simulate", "--steps-max", "0", bigModel(t))
	cmd.Stdout, cmd.Stderr = w, &errs
	if err := cmd.Run(); err == nil {
		t.Error("no error")
	}
	if s := errs.String(); strings.Contains(s, "panic") || strings.Contains(s, "goroutine") {
		t.Error(s)
	}
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	var errs bytes.Buffer
	code := run([]string{"version"}, nil, full, &errs)
	if code != exitBad || !strings.HasPrefix(errs.String(), "cannot write the results: ") {
		t.Errorf("got exit code %d and %q", code, &errs)
	}
}

// broken is a reader that panics, as a fault in the program would.
type broken struct{}

func (broken) Read([]byte) (int, error) { panic("the reader broke") }

func TestInternalError(t *testing.T) {
	var out, errs bytes.Buffer
	code := run([]string{"simulate", "-i", bigModel(t)}, broken{}, &out, &errs)
	if want := "internal error: the reader broke, please report\n"; code != exitBad || errs.String() != want {
		t.Errorf("got exit code %d and %q, want %q", code, &errs, want)
	}
}

func TestByteSize(t *testing.T) {
	for text, want := range map[string]int64{
		"1": 1, "500": 500, "1K": 1 << 10, "3m": 3 << 20, "4G": 4 << 30, "4GB": 4 << 30, "4GiB": 4 << 30, "1T": 1 << 40,
		"": 0, "0": 0, "-1": 0, "G": 0, "1.5G": 0, "1X": 0, "9999999999G": 0,
	} {
		var b byteSize
		if err := b.Set(text); (err == nil) != (want > 0) || int64(b) != want {
			t.Errorf("%q: got %d, %v, want %d", text, b, err, want)
		}
	}
	for n, want := range map[int64]string{0: "0 bytes", 1023: "1023 bytes", 1536: "1.5 KB", 4 << 30: "4 GB"} {
		if got := formatBytes(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestWorse(t *testing.T) {
	order := []int{exitHolds, exitUnknown, exitViolated, exitBad}
	for i, a := range order {
		for k, b := range order {
			if got, want := worse(a, b), order[max(i, k)]; got != want {
				t.Errorf("worse(%d, %d): got %d, want %d", a, b, got, want)
			}
		}
	}
}
