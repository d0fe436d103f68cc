package traces

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/aiocheck/aiocheck/model"
)

// Bounds on what ReadITF takes. A file past them was not written by this package.
const (
	maxFileSize  = 64 << 20
	maxNesting   = 16 // of values in one another
	maxNameBytes = 1 << 16
)

// ReadITF reads what WriteITF wrote. Everything in the file is checked: a file
// that was cut off, changed by hand, or made by something else gives an error
// that says what is wrong with it.
func ReadITF(r io.Reader) (*Trace, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFileSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxFileSize {
		return nil, fmt.Errorf("trace file too large: got more than %d MB", maxFileSize>>20)
	}
	if err := checkVersion(data); err != nil {
		return nil, err
	}
	var f itfFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, jsonError(err, data)
	}
	return decode(&f)
}

// checkVersion looks at the version alone, as a newer file may differ in
// everything else.
func checkVersion(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return errors.New("trace file is empty")
	}
	var f struct {
		Meta struct {
			Own *struct {
				Version json.RawMessage `json:"version"`
			} `json:"aiocheck"`
		} `json:"#meta"`
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return jsonError(err, data)
	}
	if f.Meta.Own == nil {
		return errors.New(`no trace of aiocheck: the file has no "aiocheck" in its "#meta"`)
	}
	v, err := strconv.Atoi(string(f.Meta.Own.Version))
	if err != nil || v < 1 {
		return fmt.Errorf("bad format version: got %.20s, want 1 to %d", f.Meta.Own.Version, FormatVersion)
	}
	if v > FormatVersion {
		return fmt.Errorf("the trace has format version %d, newer than this aiocheck can read (%d)", v, FormatVersion)
	}
	return nil
}

func jsonError(err error, data []byte) error {
	if se := (*json.SyntaxError)(nil); errors.As(err, &se) {
		if se.Offset >= int64(len(data)) {
			return fmt.Errorf("trace file is cut off after %d bytes", len(data))
		}
		return fmt.Errorf("no JSON at byte %d: %w", se.Offset, err)
	}
	if te := (*json.UnmarshalTypeError)(nil); errors.As(err, &te) {
		return fmt.Errorf("%s: got %s at byte %d, want another type", te.Field, te.Value, te.Offset)
	}
	return err
}

// itfReader decodes one file. entries counts towards MaxEntries.
type itfReader struct {
	t       *Trace
	names   map[string]int64
	vars    []itfVar
	entries int
}

// itfVar is a name of "vars", taken apart.
type itfVar struct {
	name string // as in the file
	v    model.VarValue
	proc string
}

func decode(f *itfFile) (*Trace, error) {
	d := itfReader{t: &Trace{Loop: -1}, names: f.Meta.Own.Names}
	d.meta(f.Meta.Own)
	if err := d.variables(f.Vars); err != nil {
		return nil, err
	}
	for i, s := range f.States {
		if err := d.state(i, s); err != nil {
			return nil, fmt.Errorf("state %d: %w", i, err)
		}
	}
	if f.Loop != nil {
		if *f.Loop < 0 || *f.Loop >= len(f.States) {
			return nil, fmt.Errorf("loop: got state %d, want 0 to %d", *f.Loop, len(f.States)-1)
		}
		d.t.Loop = *f.Loop
	}
	return d.t, d.enabled(f.Meta.Own.Enabled)
}

func (d *itfReader) meta(m *itfMeta) {
	d.t.Meta = Meta{
		Version: m.Version, Tool: m.Tool, Spec: m.Spec, Hash: m.Hash, Property: m.Property, Formula: m.Formula,
		Kind: m.Kind, Message: m.Message, Pos: model.Position(m.At), Quote: m.Quote, Shortest: m.Shortest,
	}
	if len(m.Defines) > 0 {
		d.t.Meta.Defines = m.Defines
	}
	d.t.Why = m.Why
}

func (d *itfReader) enabled(ids *[]int) error {
	if ids == nil {
		return nil
	}
	d.t.Enabled = append([]int{}, *ids...)
	for _, id := range d.t.Enabled {
		if id < 0 || id > model.MaxThreads {
			return fmt.Errorf("enabled: no thread %d can be", id)
		}
	}
	return nil
}

func (d *itfReader) variables(names []string) error {
	seen := make(map[string]bool, len(names))
	for _, name := range names {
		if seen[name] || len(name) > maxNameBytes || name == "#meta" {
			return fmt.Errorf("vars: bad or repeated name %.40q", name)
		}
		seen[name] = true
		proc, id, v := splitName(name)
		d.vars = append(d.vars, itfVar{name: name, v: model.VarValue{Name: v, Thread: id}, proc: proc})
	}
	return nil
}

func (d *itfReader) state(i int, s map[string]json.RawMessage) error {
	var meta itfState
	if raw, ok := s["#meta"]; !ok {
		return errors.New("no #meta")
	} else if err := json.Unmarshal(raw, &meta); err != nil {
		return fmt.Errorf("#meta: %w", err)
	}
	if meta.Index != i {
		return fmt.Errorf("index: got %d, want %d", meta.Index, i)
	}
	if (i == 0) != (meta.Step == nil) {
		return errors.New("every state but the first needs the step that led to it")
	}
	if meta.Step != nil {
		if err := d.step(meta.Step); err != nil {
			return fmt.Errorf("step: %w", err)
		}
	}
	threads, err := d.threads(&meta)
	if err != nil {
		return err
	}
	vars, err := d.values(s)
	if err != nil {
		return err
	}
	d.entries += len(vars) + len(threads)
	if d.entries > MaxEntries {
		return ErrTooLong
	}
	d.t.States = append(d.t.States, State{Vars: vars, Threads: threads})
	return nil
}

func (d *itfReader) step(in *itfStep) error {
	if in.Thread < 0 || in.Thread > model.MaxThreads || in.ID < 0 || in.ID > model.MaxStepID {
		return fmt.Errorf("no step %d:%d can be", in.Thread, in.ID)
	}
	if n := len(d.t.Steps); n == 0 && in.Move != 0 ||
		n > 0 && in.Move != d.t.Steps[n-1].Move && in.Move != d.t.Steps[n-1].Move+1 {
		return fmt.Errorf("move %d out of order", in.Move)
	}
	out := Step{Step: model.NewStep(in.Thread, in.ID), Move: in.Move, Output: in.Output}
	out.Info = model.StepInfo{Thread: in.Thread, Proc: in.Proc, Text: in.Text, Pos: model.Position(in.At),
		From: in.From, To: in.To, Atomic: in.Atomic}
	for _, f := range in.Stack {
		frame := model.Frame{Name: f.Name, At: model.Position(f.At)}
		for _, a := range f.Args {
			frame.Args = append(frame.Args, model.Arg(a))
		}
		out.Info.Stack = append(out.Info.Stack, frame)
	}
	for _, a := range in.Accesses {
		kind, err := accessKind(a.Kind)
		if err != nil {
			return err
		}
		out.Info.Accesses = append(out.Info.Accesses, model.Access{Kind: kind, Var: a.Var})
	}
	if in.Fault != nil {
		kind, err := faultKind(in.Fault.Kind)
		if err != nil {
			return err
		}
		out.Fault = &model.Fault{Kind: kind, Message: in.Fault.Message, Step: out.Step}
	}
	d.t.Steps = append(d.t.Steps, out)
	return nil
}

// threads applies the changes of one state to the threads of the state before.
func (d *itfReader) threads(meta *itfState) ([]model.ThreadInfo, error) {
	var now []model.ThreadInfo
	if last := d.t.Last(); last != nil {
		now = last.Threads
	}
	if len(meta.Threads)+len(meta.Gone) == 0 {
		return now, nil
	}
	now = slices.DeleteFunc(slices.Clone(now), func(t model.ThreadInfo) bool { return slices.Contains(meta.Gone, t.ID) })
	for _, c := range meta.Threads {
		if c.Thread < 0 || c.Thread > model.MaxThreads {
			return nil, fmt.Errorf("no thread %d can be", c.Thread)
		}
		info := model.ThreadInfo{ID: c.Thread, Proc: c.Proc, At: c.Place, Pos: model.Position(c.At),
			Text: c.Text, Labels: c.Labels}
		i, found := slices.BinarySearchFunc(now, c.Thread, func(t model.ThreadInfo, id int) int { return t.ID - id })
		if found {
			now[i] = info
		} else {
			now = slices.Insert(now, i, info)
		}
	}
	return now, nil
}

func (d *itfReader) values(s map[string]json.RawMessage) ([]model.VarValue, error) {
	var vars []model.VarValue
	for i := range d.vars {
		raw, ok := s[d.vars[i].name]
		if !ok {
			return nil, fmt.Errorf("%.40q has no value", d.vars[i].name)
		}
		if bytes.HasPrefix(raw, []byte("{")) && bytes.Contains(raw, []byte(`"#unserializable"`)) {
			continue // the owner does not run
		}
		v, err := d.value(raw, 0)
		if err != nil {
			return nil, fmt.Errorf("%.40q: %w", d.vars[i].name, err)
		}
		out := d.vars[i].v
		out.Value = v
		vars = append(vars, out)
	}
	return vars, nil
}

func (d *itfReader) value(raw json.RawMessage, depth int) (model.Value, error) {
	if depth > maxNesting {
		return model.Value{}, errors.New("value nested too deeply")
	}
	switch {
	case len(raw) == 0:
	case raw[0] == 't' || raw[0] == 'f':
		v := model.Value{Kind: model.BoolValue}
		if raw[0] == 't' {
			v.Int = 1
		}
		return v, nil
	case raw[0] == '"':
		var name string
		if err := json.Unmarshal(raw, &name); err != nil {
			return model.Value{}, err
		}
		n, ok := d.names[name]
		if !ok {
			return model.Value{}, fmt.Errorf("%.40q is none of the names", name)
		}
		return model.Value{Kind: model.NameValue, Int: n, Text: name}, nil
	case raw[0] == '{':
		return d.object(raw, depth)
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		n, err := strconv.ParseInt(string(raw), 10, 64)
		if err != nil {
			return model.Value{}, fmt.Errorf("got %.40s, want an integer", raw)
		}
		return model.Value{Int: n}, nil
	}
	return model.Value{}, fmt.Errorf("got %.40s, want a value", raw)
}

// object decodes the records that stand for values: a big integer, a name, a channel.
func (d *itfReader) object(raw json.RawMessage, depth int) (model.Value, error) {
	var o struct {
		Big   *string          `json:"#bigint"`
		Name  *string          `json:"name"`
		Value json.RawMessage  `json:"value"`
		Chan  *string          `json:"chan"`
		ID    json.RawMessage  `json:"id"`
		Cap   int              `json:"cap"`
		Queue *[]itfTupleValue `json:"queue"`
	}
	if err := json.Unmarshal(raw, &o); err != nil {
		return model.Value{}, err
	}
	switch {
	case o.Big != nil:
		n, err := strconv.ParseInt(*o.Big, 10, 64)
		if err != nil {
			return model.Value{}, fmt.Errorf("got #bigint %.40q, want an integer of 64 bits", *o.Big)
		}
		return model.Value{Int: n}, nil
	case o.Name != nil:
		n, err := d.value(o.Value, depth+1)
		return model.Value{Kind: model.NameValue, Int: n.Int, Text: *o.Name}, err
	case o.Chan != nil:
		n, err := d.value(o.ID, depth+1)
		if err != nil {
			return model.Value{}, err
		}
		v := model.Value{Kind: model.ChanValue, Int: n.Int, Text: *o.Chan, Cap: o.Cap}
		if o.Queue != nil {
			v.Queue, err = d.queue(*o.Queue, depth)
		}
		return v, err
	}
	return model.Value{}, fmt.Errorf("got %.40s, want a value", raw)
}

type itfTupleValue struct {
	Fields []json.RawMessage `json:"#tup"`
}

func (d *itfReader) queue(in []itfTupleValue, depth int) ([][]model.Value, error) {
	queue := make([][]model.Value, len(in))
	for i, message := range in {
		for _, raw := range message.Fields {
			v, err := d.value(raw, depth+1)
			if err != nil {
				return nil, err
			}
			queue[i] = append(queue[i], v)
			d.entries++
		}
	}
	return queue, nil
}
