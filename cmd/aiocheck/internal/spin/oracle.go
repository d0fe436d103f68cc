package spin

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Oracle holds the tools and the limits of the runs.
type Oracle struct {
	Spin    string        // the spin binary
	CC      []string      // the C compiler with its flags
	Timeout time.Duration // of one run of a verifier, in processor time
	Memory  int           // of one run of a verifier, in megabytes
	Cache   string        // a directory that remembers outcomes, or empty

	version string
}

// ErrMissing says that spin or the C compiler is not installed.
var ErrMissing = errors.New("spin or gcc is not installed")

// Find looks for spin and gcc on the path.
func Find() (*Oracle, error) {
	spin, err := exec.LookPath("spin")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMissing, err)
	}
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMissing, err)
	}
	version, err := exec.Command(spin, "-V").Output()
	if err != nil {
		return nil, fmt.Errorf("spin -V: %w", err)
	}
	return &Oracle{
		Spin:    spin,
		CC:      []string{gcc, "-w", "-O1"},
		Timeout: time.Minute,
		Memory:  5000,
		version: string(bytes.TrimSpace(version)),
	}, nil
}

// Version is what spin says of itself.
func (o *Oracle) Version() string { return o.version }

// Examples lists the models of Debian's package spin, sorted. It is empty
// where they are not installed.
func Examples() []string {
	const root = "/usr/share/doc/spin/examples/Examples"
	var models []string
	filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".pml") {
			models = append(models, path)
		}
		return nil
	})
	return models
}

// run runs a short-lived tool and returns all that it printed.
func run(ctx context.Context, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	return string(out), err
}
