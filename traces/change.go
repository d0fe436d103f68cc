package traces

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// Changes lists what differs between two states, as people read it:
// "x = 1 (was 0)". The locals of the given thread go by their bare names, those of
// others by qualified ones. Of a process that is new only what is not zero is listed.
func Changes(before, after *State, thread int) []string {
	was := make(map[string]string, len(before.Vars))
	for i := range before.Vars {
		was[before.qualified(&before.Vars[i])] = FormatValue(&before.Vars[i].Value)
	}
	var out []string
	for i := range after.Vars {
		v := &after.Vars[i]
		key, value := after.qualified(v), FormatValue(&v.Value)
		name := key
		if v.Thread == thread {
			name = v.Name
		}
		old, known := was[key]
		switch {
		case known && old != value:
			out = append(out, fmt.Sprintf("%s = %s (was %s)", Sanitize(name), value, old))
		case !known && v.Value.Int != 0:
			out = append(out, fmt.Sprintf("%s = %s", Sanitize(name), value))
		}
	}
	return out
}

// Values lists the variables of one thread, or the globals for -1: "x = 1".
// Elements of an array that follow each other with the same value are one entry.
func (s *State) Values(thread int) []string {
	var out []string
	for i := 0; i < len(s.Vars); i++ {
		v := &s.Vars[i]
		if v.Thread != thread {
			continue
		}
		name, value := v.Name, FormatValue(&v.Value)
		if v.Value.Kind == model.ChanValue && value == name {
			continue // a rendezvous channel never holds anything
		}
		if last := s.equalElements(i, value); last > i {
			base, first, _ := element(name)
			name = fmt.Sprintf("%s[%d..%d]", base, first, first+last-i)
			i = last
		}
		out = append(out, Sanitize(name)+" = "+value)
	}
	return out
}

// equalElements is the last index of the run of array elements with the value
// that starts at i.
func (s *State) equalElements(i int, value string) int {
	base, first, ok := element(s.Vars[i].Name)
	if !ok {
		return i
	}
	last := i
	for k := i + 1; k < len(s.Vars) && s.Vars[k].Thread == s.Vars[i].Thread; k++ {
		b, n, ok := element(s.Vars[k].Name)
		if !ok || b != base || n != first+k-i || FormatValue(&s.Vars[k].Value) != value {
			break
		}
		last = k
	}
	return last
}

// element takes "a[3]" apart.
func element(name string) (base string, index int, ok bool) {
	rest, ok := strings.CutSuffix(name, "]")
	if !ok {
		return "", 0, false
	}
	i := strings.LastIndexByte(rest, '[')
	if i < 0 {
		return "", 0, false
	}
	index, err := strconv.Atoi(rest[i+1:])
	return rest[:i], index, err == nil
}

// threadEnd is the text of a thread that has nothing left to do but to die.
const threadEnd = "end"

// standing says where a thread stands, and whether it waits there.
func standing(info *model.ThreadInfo, enabled []int) string {
	if info.Text == threadEnd {
		return "at its end"
	}
	verb := "blocked at"
	switch {
	case enabled == nil || info.ID == model.ClaimThread:
		verb = "at"
	case slices.Contains(enabled, info.ID):
		verb = "can move at"
	}
	text := Sanitize(info.Text)
	if info.Pos.Line > 0 {
		text = position(info.Pos) + "  " + text
	}
	return verb + " " + text
}
