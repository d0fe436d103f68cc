package spin

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Kind tells what a Property asks.
type Kind uint8

// The kinds of property.
const (
	Safety Kind = iota
	Accept
	Progress
	Never
	LTL
)

// Property is one thing that a model can be asked.
type Property struct {
	Kind  Kind
	Claim string // the claim's name in SPIN: Never, LTL
}

// String is the name by which aiocheck selects the property.
func (p Property) String() string {
	switch p.Kind {
	case Safety:
		return "safety"
	case Accept:
		return "accept"
	case Progress:
		return "progress"
	case Never:
		if unnamed.MatchString(p.Claim) {
			return "never"
		}
	}
	return p.Claim
}

// unnamed is how SPIN names a never claim that has no name.
var unnamed = regexp.MustCompile(`^never_\d+$`)

// Model is a model that SPIN has translated. It owns a directory; Close
// removes it.
type Model struct {
	oracle  *Oracle
	path    string
	dir     string // where SPIN runs
	root    string // what Close removes: dir, or a folder around it
	defines []string

	properties []Property
	only       bool            // the file has one claim, which SPIN does not select by name
	claimText  map[string]bool // texts of assertions inside claims
	modelText  map[string]bool // texts of assertions inside processes

	mu       sync.Mutex
	programs map[string]string // by flags: the compiled verifier
}

// RejectedError is returned by Open for a model that SPIN refuses.
type RejectedError struct{ Output string }

func (e *RejectedError) Error() string { return "spin rejects the model: " + e.Output }

// Open has SPIN translate the model at path.
func (o *Oracle) Open(ctx context.Context, path string) (*Model, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "aiocheck-spin-")
	if err != nil {
		return nil, err
	}
	m := &Model{oracle: o, path: path, dir: dir, root: dir, programs: make(map[string]string)}
	err = m.linkNeighbours()
	if err == nil {
		err = m.translate(ctx)
	}
	if err != nil {
		m.Close()
		return nil, err
	}
	return m, nil
}

// OpenIn has SPIN translate a model that is part of a tree of files, which it may include, with
// the given defines (as -D).
func (o *Oracle) OpenIn(ctx context.Context, tree fs.FS, name string, defines []string) (*Model, error) {
	root, err := os.MkdirTemp("", "aiocheck-spin-")
	if err != nil {
		return nil, err
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	m := &Model{oracle: o, path: path, dir: filepath.Dir(path), root: root, defines: defines, programs: make(map[string]string)}
	if err = os.CopyFS(root, tree); err == nil {
		err = m.translate(ctx)
	}
	if err != nil {
		m.Close()
		return nil, err
	}
	return m, nil
}

// Close removes what Open made.
func (m *Model) Close() error { return os.RemoveAll(m.root) }

// Properties lists what the model can be asked: always safety, then accept
// and progress if processes carry such labels, then its claims.
func (m *Model) Properties() []Property { return m.properties }

// linkNeighbours puts links to the model's neighbours into dir, because SPIN
// writes to its working directory and looks for included files beside the model.
func (m *Model) linkNeighbours() error {
	entries, err := os.ReadDir(filepath.Dir(m.path))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "pan") && !strings.HasSuffix(e.Name(), ".pml") {
			continue
		}
		if err := os.Symlink(filepath.Join(filepath.Dir(m.path), e.Name()), filepath.Join(m.dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func (m *Model) translate(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	args := []string{"-o1", "-o2", "-o3", "-a"}
	for _, d := range m.defines {
		args = append(args, "-D"+d)
	}
	out, err := run(ctx, m.dir, m.oracle.Spin, append(args, filepath.Base(m.path))...)
	if ctx.Err() != nil {
		return fmt.Errorf("spin -a: %w", ctx.Err())
	}
	if _, missing := os.Stat(filepath.Join(m.dir, "pan.c")); missing != nil || err != nil && !tolerable(out) {
		return &RejectedError{Output: strings.TrimSpace(out)}
	}
	return m.read()
}

// tolerable says whether spin complained only of local variables of claims.
// It generates a verifier nevertheless, and one that treats them as it should.
func tolerable(out string) bool {
	found := false
	for line := range strings.Lines(out) {
		if !strings.Contains(strings.ToLower(line), "error") {
			continue
		}
		if !localOfClaim.MatchString(line) {
			return false
		}
		found = true
	}
	return found
}

var (
	localOfClaim = regexp.MustCompile(`^error: \w+ defines local \w+\s*$`)

	procNames  = regexp.MustCompile(`(?s)char \*procname\[\] = \{(.*?)\};`)
	procKinds  = regexp.MustCompile(`(?s)int Btypes\[\] = \{(.*?)\};`)
	quoted     = regexp.MustCompile(`"(.*)",?`)
	number     = regexp.MustCompile(`(?m)^\s*(\d+)`)
	acceptance = regexp.MustCompile(`(?m)^\s*accpstate\[(\d+)\]\[\d+\] = 1;`)
	progress   = regexp.MustCompile(`(?m)^\s*progstate\[(\d+)\]\[\d+\] = 1;`)
	ofFormula  = regexp.MustCompile(`(?m)^never (\w+) \{`)
	section    = regexp.MustCompile(`^\s*/\* (CLAIM|PROC) .*\*/`)
	assertion  = regexp.MustCompile(`spin_assert\(.*, "(.*)", II, tt, t\)`)
)

// The kinds of process of the generated verifier.
const (
	btypeClaim   = 1
	btypeProcess = 4 // the highest of three
)

// read learns from the generated verifier what the model contains.
func (m *Model) read() error {
	pan, err := os.ReadFile(filepath.Join(m.dir, "pan.c"))
	if err != nil {
		return err
	}
	names := quoted.FindAllStringSubmatch(sub(procNames, pan), -1)
	kinds := btypes(pan)
	if len(names) == 0 || len(names) > len(kinds) {
		return errors.New("cannot read the generated verifier")
	}
	m.properties = []Property{{Kind: Safety}}
	if labelled(acceptance, pan, kinds) {
		m.properties = append(m.properties, Property{Kind: Accept})
	}
	if labelled(progress, pan, kinds) {
		m.properties = append(m.properties, Property{Kind: Progress})
	}
	formulas := m.formulas()
	claims := 0
	for i, name := range names {
		if kinds[i] != btypeClaim {
			continue
		}
		claims++
		kind := Never
		if formulas[name[1]] {
			kind = LTL
		}
		m.properties = append(m.properties, Property{Kind: kind, Claim: name[1]})
	}
	m.only = claims == 1
	return m.readAssertions()
}

func btypes(pan []byte) []int {
	var kinds []int
	for _, k := range number.FindAllStringSubmatch(sub(procKinds, pan), -1) {
		n, _ := strconv.Atoi(k[1])
		kinds = append(kinds, n)
	}
	return kinds
}

func sub(re *regexp.Regexp, text []byte) string {
	if found := re.FindSubmatch(text); found != nil {
		return string(found[1])
	}
	return ""
}

// labelled says whether a process (no claim, no trace) has a state of the
// table that re matches.
func labelled(re *regexp.Regexp, pan []byte, kinds []int) bool {
	for _, found := range re.FindAllSubmatch(pan, -1) {
		if i, _ := strconv.Atoi(string(found[1])); i < len(kinds) && isProcess(kinds[i]) {
			return true
		}
	}
	return false
}

func isProcess(btype int) bool { return btypeClaim < btype && btype <= btypeProcess }

// formulas names the claims that SPIN made of ltl formulas: those, and only
// those, stand in a file of its own.
func (m *Model) formulas() map[string]bool {
	names := make(map[string]bool)
	text, err := os.ReadFile(filepath.Join(m.dir, "_spin_nvr.tmp"))
	if err != nil {
		return names
	}
	for _, found := range ofFormula.FindAllSubmatch(text, -1) {
		names[string(found[1])] = true
	}
	return names
}

// readAssertions collects the texts of the assertions, which is how the
// verifier names one that fails, on both sides.
func (m *Model) readAssertions() error {
	moves, err := os.ReadFile(filepath.Join(m.dir, "pan.m"))
	if err != nil {
		return err
	}
	m.claimText, m.modelText = make(map[string]bool), make(map[string]bool)
	inClaim := false
	// SPIN breaks the line before each && of a poll.
	text := strings.ReplaceAll(string(moves), "\\\n", "")
	for line := range strings.Lines(text) {
		if found := section.FindStringSubmatch(line); found != nil {
			inClaim = found[1] == "CLAIM"
		}
		for _, found := range assertion.FindAllStringSubmatch(line, -1) {
			if inClaim {
				m.claimText[unescape(found[1])] = true
			} else {
				m.modelText[unescape(found[1])] = true
			}
		}
	}
	return nil
}

func unescape(text string) string {
	if s, err := strconv.Unquote(`"` + text + `"`); err == nil {
		return s
	}
	return text
}
