package spin

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Fairness tells which runs count.
type Fairness bool

// The two assumptions.
const (
	NoFairness   Fairness = false
	WeakFairness Fairness = true
)

func (f Fairness) String() string {
	if f {
		return "weak"
	}
	return "none"
}

// Check asks SPIN whether the model has the property. An error means that
// the question could not be put; that SPIN did not answer is an Outcome.
func (m *Model) Check(ctx context.Context, p Property, fair Fairness) (Outcome, error) {
	key, err := m.cacheKey(p, fair)
	if err != nil {
		return Outcome{}, err
	}
	if out, ok := m.oracle.recall(key); ok {
		return out, nil
	}
	pan, reason, err := m.program(ctx, p)
	if err != nil {
		return Outcome{}, err
	}
	if reason != "" {
		return Outcome{Reason: reason}, nil
	}
	start := time.Now()
	out, err := m.search(ctx, pan, p, fair)
	out.Seconds = time.Since(start).Seconds()
	if err == nil {
		m.oracle.remember(key, out)
	}
	return out, err
}

// search runs the verifier until an answer is complete: shallow and on past
// errors, deep, and at last stopping at the first error.
func (m *Model) search(ctx context.Context, pan string, p Property, fair Fairness) (Outcome, error) {
	var args []string
	switch p.Kind {
	case Accept, Never, LTL:
		args = append(args, "-a")
	case Progress:
		args = append(args, "-l")
	}
	if fair && p.Kind != Safety {
		args = append(args, "-f")
	}
	if (p.Kind == Never || p.Kind == LTL) && !m.only {
		args = append(args, "-N", p.Claim)
	}
	const shallow, deep = 50_000, 3_000_000
	stop := "-c0"
	if p.oneKind() {
		stop = "-c1"
	}
	out, err := m.runPan(ctx, p, searchRun{pan, stop, shallow, args})
	if err == nil && out.ended == atLimit && !(p.oneKind() && out.Verdict == Violated) {
		out, err = m.runPan(ctx, p, searchRun{pan, stop, deep, args})
	}
	switch {
	case err != nil || out.Verdict != Unknown:
	case out.ended == inCrash && stop == "-c0":
		return m.runPan(ctx, p, searchRun{pan, "-c1", deep, args})
	case out.ended == atError:
		return m.runPan(ctx, p, searchRun{pan, "-c0", deep, args}) // past an error of another property
	}
	return out, err
}

// oneKind says whether all violations of the property count as one kind, so
// that the first of them tells everything. Whether an ltl formula fails by a
// cycle, an assertion or the end of its automaton is a matter of the automaton.
func (p Property) oneKind() bool { return p.Kind != Safety && p.Kind != Never }

// program compiles the verifier for a property, once for each set of flags.
func (m *Model) program(ctx context.Context, p Property) (pan, reason string, err error) {
	flags := []string{"-DNOREDUCE", "-DVECTORSZ=65536", "-DMEMLIM=" + strconv.Itoa(m.oracle.Memory)}
	switch p.Kind {
	case Safety:
		flags = append(flags, "-DSAFETY", "-DNOCLAIM")
	case Accept:
		flags = append(flags, "-DNOCLAIM", "-DNFAIR=32")
	case Progress:
		flags = append(flags, "-DNOCLAIM", "-DNP", "-DNFAIR=32")
	default:
		flags = append(flags, "-DNFAIR=32")
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	key := strings.Join(flags, " ")
	if pan, ok := m.programs[key]; ok {
		return pan, "", nil
	}
	source := "pan.c"
	if p.Kind == Never || p.Kind == LTL {
		source = "pan_claim.c"
		if err := m.dropAcceptLabels(source); err != nil {
			return "", "", err
		}
	}
	pan = filepath.Join(m.dir, fmt.Sprintf("verifier%d", len(m.programs)))
	args := append([]string{}, m.oracle.CC[1:]...)
	args = append(append(args, flags...), "-o", pan, source)
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if out, err := run(ctx, m.dir, m.oracle.CC[0], args...); err != nil {
		return "", fmt.Sprintf("the generated verifier does not compile: %s", firstLine(out)), nil
	}
	m.programs[key] = pan
	return pan, "", nil
}

// dropAcceptLabels writes the verifier without the accept labels of processes.
func (m *Model) dropAcceptLabels(name string) error {
	pan, err := os.ReadFile(filepath.Join(m.dir, "pan.c"))
	if err != nil {
		return err
	}
	kinds := btypes(pan)
	pan = acceptance.ReplaceAllFunc(pan, func(line []byte) []byte {
		i, _ := strconv.Atoi(string(acceptance.FindSubmatch(line)[1]))
		if i < len(kinds) && isProcess(kinds[i]) {
			return nil
		}
		return line
	})
	return os.WriteFile(filepath.Join(m.dir, name), pan, 0o644)
}

// searchRun is one way to run a verifier.
type searchRun struct {
	pan   string
	stop  string // at which error
	depth int
	args  []string
}

// runPan runs the verifier once and reads its report. When its time is up it
// is interrupted, not killed, so that it still says what it found.
func (m *Model) runPan(ctx context.Context, p Property, s searchRun) (Outcome, error) {
	// Wall time is the last resort: the limit is of processor time, so that
	// the answers are the same on a busy machine.
	limited, cancel := context.WithTimeout(ctx, 10*m.oracle.Timeout)
	defer cancel()
	args := append([]string{s.stop, "-m" + strconv.Itoa(s.depth), "-n", "-w18"}, s.args...)
	// The kernel ends it at the latest, also if this process is gone by then.
	seconds := int(m.oracle.Timeout.Seconds()) + 10
	cmd := exec.CommandContext(limited, "sh", append([]string{"-c", `ulimit -t "$0" && exec "$@"`, strconv.Itoa(seconds), s.pan}, args...)...)
	cmd.Dir = m.dir
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 2 * time.Second
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return Outcome{}, err
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		return Outcome{}, err
	}
	spent := spendAtMost(cmd.Process, m.oracle.Timeout)
	defer spent.stop()
	r := report{model: m, property: p, limit: s.depth, stops: s.stop == "-c1"}
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		r.line(lines.Text())
	}
	err = cmd.Wait()
	switch exit := (*exec.ExitError)(nil); {
	case ctx.Err() != nil:
		return Outcome{}, ctx.Err()
	case limited.Err() != nil || spent.allOfIt():
		r.cut(inTime, "no answer in "+m.oracle.Timeout.String())
	case errors.As(err, &exit) && !exit.Exited():
		r.cut(inCrash, "the verifier crashed: "+exit.String())
	case lines.Err() != nil:
		return Outcome{}, lines.Err()
	}
	return r.outcome(), nil
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
