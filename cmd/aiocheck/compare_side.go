package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/explorer/compare"
	"github.com/aiocheck/aiocheck/model"
)

// side is one of the two readings of a spec that are compared.
type side struct {
	*spec
	name    string // left or right
	own     []string
	table   []model.StepInfo
	places  []compare.Place
	calls   bool // of the inline that wakes there are some
	props   []model.Property
	results []*explorer.Result // of props
	counts  *compare.Counts    // nil without calls
}

// loadSides reads the spec twice. What is wrong with both is said of one.
func (c *comparer) loadSides(file string) (sides [2]*side, err error) {
	var numbers compare.Numbering
	for i, own := range [][]string{c.left, c.right} {
		f := c.spec
		f.defines = slices.Concat(c.spec.defines, own)
		s, err := c.load(file, &f)
		if err != nil {
			return sides, err
		}
		if i == 0 {
			c.warn(s)
		}
		sides[i] = &side{spec: s, name: [...]string{"left", "right"}[i], own: own}
		sides[i].read(&numbers, c.notify)
	}
	if err := chooseSides(sides, c.properties); err != nil {
		return sides, fmt.Errorf("%s: %w", file, err)
	}
	return sides, nil
}

// read makes the tables of a side.
func (s *side) read(numbers *compare.Numbering, notify string) {
	for id := range s.StepCount() {
		s.table = append(s.table, s.Describe(model.NewStep(0, id)))
	}
	text := macros{spec: s.spec, lines: make(map[string][]bool)}
	s.places = numbers.Places(s.table, text.has)
	s.calls = compare.Called(s.table, notify)
}

func (s *side) placeOf(step model.Step) compare.Place { return s.places[step.ID()] }

// walked is the side as it is walked.
func (s *side) walked() compare.Side {
	w := compare.Side{System: s.Program, Place: s.placeOf}
	if s.counts != nil {
		w.Skips = func(step model.Step) bool { return s.classOf(step) == compare.Skips }
	}
	return w
}

// classOf is what a step does to a call of the inline that wakes.
func (s *side) classOf(step model.Step) compare.Class {
	if s.counts == nil {
		return compare.Neither
	}
	return s.counts.Class[step.ID()]
}

// inlines are the names of the inlines that are called.
func (s *side) inlines() (names []string) {
	for i := range s.table {
		for _, f := range s.table[i].Stack {
			if !slices.Contains(names, f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// result is the answer on the property with a name, nil if the side does not state it.
func (s *side) result(name string) *explorer.Result {
	for i := range s.props {
		if s.props[i].Name == name {
			return s.results[i]
		}
	}
	return nil
}

// chooseSides picks the properties of each side. A name that one side states is enough.
func chooseSides(sides [2]*side, names []string) error {
	if len(names) == 0 {
		for _, s := range sides {
			s.props = s.Properties()
		}
		return nil
	}
	for _, name := range names {
		var failed []error
		for _, s := range sides {
			props, err := choose(s.Properties(), s.Unstated(), []string{name})
			if err != nil {
				failed = append(failed, err)
			}
			for _, p := range props {
				if !slices.ContainsFunc(s.props, func(q model.Property) bool { return q.Name == p.Name }) {
					s.props = append(s.props, p)
				}
			}
		}
		if len(failed) == len(sides) {
			return failed[0]
		}
	}
	return nil
}

// propertyNames are the properties of both sides, in the order of the left one.
func propertyNames(sides [2]*side) (names []string) {
	for _, s := range sides {
		for i := range s.props {
			if !slices.Contains(names, s.props[i].Name) {
				names = append(names, s.props[i].Name)
			}
		}
	}
	return names
}

// macros knows which positions lie in the definition of a macro: what stands there is used
// elsewhere, and may be another text on the other side.
type macros struct {
	spec  *spec
	lines map[string][]bool // by file: of each line, whether it is part of a #define
}

func (m *macros) has(p model.Position) bool {
	lines, ok := m.lines[p.File]
	if !ok {
		lines = defineLines(m.spec.Source(p.File))
		m.lines[p.File] = lines
	}
	if lines == nil {
		return true // a file that is none: the command line
	}
	return p.Line > 0 && p.Line <= len(lines) && lines[p.Line-1]
}

// defineLines says of each line of a text whether it is part of a #define.
func defineLines(text []string) []bool {
	if text == nil {
		return nil
	}
	out := make([]bool, len(text))
	for i, line := range text {
		if i > 0 && out[i-1] && strings.HasSuffix(text[i-1], "\\") {
			out[i] = true
			continue
		}
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), "#")
		out[i] = ok && strings.HasPrefix(strings.TrimSpace(rest), "define")
	}
	return out
}
