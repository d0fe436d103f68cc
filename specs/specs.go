// Package specs holds the models that come with aiocheck, and the catalogue: what is
// claimed of them, and what a check is expected to find.
package specs

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"path"

	"github.com/goccy/go-yaml"
)

// Files holds every model, by its path below this folder: aio/new.pml.
//
//go:embed *.pml aio/*.pml aio/*.h aio/history/*.pml catalog.yaml
var Files embed.FS

// Claim is one row of the catalogue: a sentence about a model, and whether it is true.
type Claim struct {
	// ID is the number of the claim, with a letter for each of its rows: 4a.
	ID string `yaml:"id" json:"id"`
	// Claim is the row in a sentence.
	Claim string `yaml:"claim" json:"claim"`
	// Year and Commits say where it comes from; the commits are QEMU's.
	Year    int      `yaml:"year" json:"year"`
	Commits []string `yaml:"commits" json:"commits"`
	// Spec is a path in Files, Defines what it is read with (as -D), Property and Fairness
	// (none or weak) what is checked.
	Spec     string   `yaml:"spec" json:"spec"`
	Defines  []string `yaml:"defines" json:"defines"`
	Property string   `yaml:"property" json:"property"`
	Fairness string   `yaml:"fairness" json:"fairness"`
	// Expected is holds or violated, Kind the kind of the violation.
	Expected string `yaml:"expected" json:"expected"`
	Kind     string `yaml:"kind" json:"kind,omitempty"`
	// Note explains what a reader might stumble over.
	Note string `yaml:"note" json:"note,omitempty"`
	// Spin says whether SPIN can be asked as well, and SpinReason why not. SpinDefines
	// stand for Defines then, if there are any.
	Spin        bool     `yaml:"spin" json:"spin"`
	SpinReason  string   `yaml:"spin_reason" json:"spin_reason,omitempty"`
	SpinDefines []string `yaml:"spin_defines" json:"spin_defines,omitempty"`
}

// maxCatalogue bounds the bytes of a catalogue.
const maxCatalogue = 1 << 22

// Catalogue is the one that is built in.
func Catalogue() ([]Claim, error) {
	f, err := Files.Open("catalog.yaml")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadCatalogue(f)
}

// ReadCatalogue reads a catalogue: a list of claims under the key claims. Every claim has an id of its own, a sentence, a
// spec, a property and an expectation; a key that no claim has is an error.
func ReadCatalogue(r io.Reader) ([]Claim, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxCatalogue+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxCatalogue {
		return nil, fmt.Errorf("catalogue: more than %d bytes", maxCatalogue)
	}
	var catalogue struct {
		Claims []Claim `yaml:"claims"`
	}
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(&catalogue); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	list := catalogue.Claims
	seen := map[string]bool{}
	for i := range list {
		c := &list[i]
		if err := c.check(); err != nil {
			return nil, fmt.Errorf("catalogue: claim %d (%s): %w", i+1, c.ID, err)
		}
		if seen[c.ID] {
			return nil, fmt.Errorf("catalogue: claim %d: id %s stands for another claim already", i+1, c.ID)
		}
		seen[c.ID] = true
	}
	return list, nil
}

func (c *Claim) check() error {
	if c.Fairness == "" {
		c.Fairness = "none"
	}
	switch {
	case c.ID == "":
		return errors.New("no id")
	case c.Claim == "":
		return errors.New("no sentence")
	case c.Spec == "" || !fsValid(c.Spec):
		return fmt.Errorf("bad spec %q, want a path below specs", c.Spec)
	case c.Property == "":
		return errors.New("no property")
	case c.Expected != "holds" && c.Expected != "violated":
		return fmt.Errorf("bad expectation %q, want holds or violated", c.Expected)
	case c.Fairness != "none" && c.Fairness != "weak":
		return fmt.Errorf("bad fairness %q, want none or weak", c.Fairness)
	case !c.Spin && c.SpinReason == "":
		return errors.New("no reason why SPIN is not asked")
	case c.Kind != "" && c.Expected != "violated":
		return fmt.Errorf("a kind of violation, %s, but none is expected", c.Kind)
	}
	return nil
}

func fsValid(name string) bool {
	return path.Clean(name) == name && !path.IsAbs(name) && name[0] != '.'
}
