package traces

import (
	"bufio"
	"cmp"
	"io"
	"maps"
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// maxJSONInt is the greatest integer that every reader of JSON can hold (RFC 7159).
const maxJSONInt = 1<<53 - 1

// WriteITF writes t in the format that the package documentation specifies.
func (t *Trace) WriteITF(w io.Writer) error {
	e := itfWriter{w: bufio.NewWriter(w), t: t, names: t.constants()}
	e.top()
	vars := t.variables()
	e.text(",\n\"vars\": ")
	e.json(vars)
	e.text(",\n\"states\": [")
	for i := range t.States {
		e.text(separator(i))
		e.state(i, vars)
	}
	e.text("\n]")
	if t.Loop >= 0 {
		e.text(",\n\"loop\": ")
		e.json(t.Loop)
	}
	e.text("\n}\n")
	if e.err != nil {
		return e.err
	}
	return e.w.Flush()
}

func separator(i int) string {
	if i == 0 {
		return "\n"
	}
	return ",\n"
}

// itfWriter keeps the first error, so that the code above reads as the file does.
type itfWriter struct {
	w     *bufio.Writer
	t     *Trace
	names map[string]int64
	err   error
}

func (e *itfWriter) text(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

func (e *itfWriter) json(v any) {
	if e.err != nil {
		return
	}
	data, err := marshal(v)
	if e.err = err; err == nil {
		_, e.err = e.w.Write(data)
	}
}

func (e *itfWriter) top() {
	m := &e.t.Meta
	own := itfMeta{
		Version: FormatVersion, Tool: m.Tool, Spec: m.Spec, Hash: m.Hash, Defines: m.Defines,
		Property: m.Property, Formula: m.Formula, Kind: m.Kind, Message: m.Message,
		At: itfPos(m.Pos), Quote: m.Quote, Shortest: m.Shortest, Names: e.names,
		Why: e.t.Why,
	}
	if own.Defines == nil {
		own.Defines = []string{}
	}
	if e.t.Enabled != nil {
		own.Enabled = &e.t.Enabled
	}
	e.text("{\n\"#meta\": ")
	e.json(itfTop{
		Format:      "ITF",
		FormatURL:   "https://apalache-mc.org/docs/adr/015adr-trace.html",
		Source:      m.Spec,
		Description: "written by " + m.Tool,
		Own:         &own,
	})
}

func (e *itfWriter) state(i int, vars []string) {
	t := e.t
	meta := itfState{Index: i}
	if i > 0 {
		meta.Step = itfStepOf(&t.Steps[i-1])
		meta.Threads, meta.Gone = threadChanges(t.States[i-1].Threads, t.States[i].Threads)
	} else {
		meta.Threads, _ = threadChanges(nil, t.States[0].Threads)
	}
	values := make(map[string]*model.Value, len(vars))
	s := &t.States[i]
	for k := range s.Vars {
		values[s.qualified(&s.Vars[k])] = &s.Vars[k].Value
	}
	e.text("{\"#meta\": ")
	e.json(meta)
	for _, name := range vars {
		e.text(", ")
		e.json(name)
		e.text(": ")
		if v, ok := values[name]; ok {
			e.json(e.value(v))
		} else {
			e.text(absentValue)
		}
	}
	e.text("}")
}

func itfStepOf(s *Step) *itfStep {
	out := &itfStep{
		Thread: s.Step.Thread(), Proc: s.Info.Proc, ID: s.Step.ID(), Move: s.Move, Text: s.Info.Text,
		At: itfPos(s.Info.Pos), From: s.Info.From, To: s.Info.To, Atomic: s.Info.Atomic, Output: s.Output,
	}
	for _, f := range s.Info.Stack {
		frame := itfFrame{Name: f.Name, At: itfPos(f.At)}
		for _, a := range f.Args {
			frame.Args = append(frame.Args, itfArg(a))
		}
		out.Stack = append(out.Stack, frame)
	}
	for _, a := range s.Info.Accesses {
		out.Accesses = append(out.Accesses, itfAccess{Kind: a.Kind.String(), Var: a.Var})
	}
	if s.Fault != nil {
		out.Fault = &itfFault{Kind: s.Fault.Kind.String(), Message: s.Fault.Message}
	}
	return out
}

func threadChanges(was, now []model.ThreadInfo) (changed []itfThread, gone []int) {
	before := make(map[int]*model.ThreadInfo, len(was))
	for i := range was {
		before[was[i].ID] = &was[i]
	}
	for i := range now {
		n := &now[i]
		if b := before[n.ID]; b == nil || !sameThread(b, n) {
			changed = append(changed, itfThread{Thread: n.ID, Proc: n.Proc, Place: n.At,
				At: itfPos(n.Pos), Text: n.Text, Labels: n.Labels})
		}
		delete(before, n.ID)
	}
	return changed, slices.Sorted(maps.Keys(before))
}

// value is v as encoding/json shall see it.
func (e *itfWriter) value(v *model.Value) any {
	switch v.Kind {
	case model.BoolValue:
		if v.Int == 0 || v.Int == 1 {
			return v.Int == 1
		}
	case model.NameValue:
		if n, ok := e.names[v.Text]; ok && n == v.Int {
			return v.Text
		}
		return itfName{Name: v.Text, Value: integer(v.Int)}
	case model.ChanValue:
		c := itfChan{Chan: v.Text, ID: integer(v.Int), Cap: v.Cap}
		if ownsQueue(v) {
			queue := make([]any, len(v.Queue))
			for i, message := range v.Queue {
				fields := make([]any, len(message))
				for k := range message {
					fields[k] = e.value(&message[k])
				}
				queue[i] = map[string]any{"#tup": fields}
			}
			c.Queue = &queue
		}
		return c
	}
	return integer(v.Int)
}

type (
	itfName struct { // an mtype constant that shares its name with another number
		Name  string `json:"name"`
		Value any    `json:"value"`
	}
	itfChan struct {
		Chan  string `json:"chan"`
		ID    any    `json:"id"`
		Cap   int    `json:"cap"`
		Queue *[]any `json:"queue,omitempty"`
	}
	itfBig struct {
		N int64 `json:"#bigint,string"`
	}
)

func integer(n int64) any {
	if n > maxJSONInt || n < -maxJSONInt {
		return itfBig{n}
	}
	return n
}

// constants collects the numbers of the mtype constants that occur.
func (t *Trace) constants() map[string]int64 {
	names := make(map[string]int64)
	var collect func(v *model.Value)
	collect = func(v *model.Value) {
		if _, known := names[v.Text]; v.Kind == model.NameValue && !known {
			names[v.Text] = v.Int
		}
		for _, message := range v.Queue {
			for k := range message {
				collect(&message[k])
			}
		}
	}
	for i := range t.States {
		for k := range t.States[i].Vars {
			collect(&t.States[i].Vars[k].Value)
		}
	}
	return names
}

// variables lists every variable of every state: globals, then by thread, each
// in the order in which it first occurs.
func (t *Trace) variables() []string {
	type entry struct {
		name   string
		thread int
	}
	var all []entry
	seen := make(map[string]bool)
	for i := range t.States {
		s := &t.States[i]
		for k := range s.Vars {
			if name := s.qualified(&s.Vars[k]); !seen[name] {
				seen[name] = true
				all = append(all, entry{name, s.Vars[k].Thread})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.thread, b.thread) })
	names := make([]string, len(all))
	for i, e := range all {
		names[i] = e.name
	}
	return names
}
