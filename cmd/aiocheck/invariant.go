package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/scan"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// state adds formulas, as --invariant takes them, to what a spec states, and returns the names
// that they were given.
func (s *spec) state(formulas []string) ([]string, error) {
	var names []string
	for i, f := range formulas {
		name, text := nameFormula(f, i)
		if _, err := s.Invariant(name, text); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

// nameFormula takes apart NAME=FORMULA. Without a name, the formula is called by its number.
func nameFormula(f string, i int) (name, text string) {
	name, text, found := strings.Cut(f, "=")
	name = strings.TrimSpace(name)
	if t, ok := scan.Lone(name); !found || strings.HasPrefix(text, "=") || !ok || t.Kind != token.Ident {
		return fmt.Sprintf("inv_%d", i), f
	}
	return name, text
}

// selected is what -p picks, if it picks anything, and the formulas that were asked for with it.
func (c *checker) selected(added []string) []string {
	if len(c.properties) == 0 {
		return nil
	}
	return slices.Concat(c.properties, added)
}
