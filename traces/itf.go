package traces

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// The objects of a file, as JSON has them. See the package documentation.
type (
	itfFile struct {
		Meta   itfTop                       `json:"#meta"`
		Vars   []string                     `json:"vars"`
		States []map[string]json.RawMessage `json:"states"`
		Loop   *int                         `json:"loop"`
	}
	itfTop struct {
		Format      string   `json:"format"`
		FormatURL   string   `json:"format-description"`
		Source      string   `json:"source"`
		Description string   `json:"description"`
		Own         *itfMeta `json:"aiocheck"`
	}
	itfMeta struct {
		Version  int              `json:"version"`
		Tool     string           `json:"tool"`
		Spec     string           `json:"spec"`
		Hash     string           `json:"hash"`
		Defines  []string         `json:"defines"`
		Property string           `json:"property"`
		Formula  string           `json:"formula,omitempty"`
		Kind     string           `json:"kind"`
		Message  string           `json:"message"`
		At       itfPos           `json:"at"`
		Quote    string           `json:"quote,omitempty"`
		Shortest bool             `json:"shortest"`
		Names    map[string]int64 `json:"names,omitempty"`
		Enabled  *[]int           `json:"enabled,omitempty"`
		Why      []string         `json:"why,omitempty"`
	}
	itfState struct {
		Index   int         `json:"index"`
		Step    *itfStep    `json:"step,omitempty"`
		Threads []itfThread `json:"threads,omitempty"`
		Gone    []int       `json:"gone,omitempty"`
	}
	itfStep struct {
		Thread   int         `json:"thread"`
		Proc     string      `json:"proc"`
		ID       int         `json:"id"`
		Move     int         `json:"move"`
		Text     string      `json:"text"`
		At       itfPos      `json:"at"`
		Stack    []itfFrame  `json:"stack,omitempty"`
		Accesses []itfAccess `json:"accesses,omitempty"`
		From     int         `json:"from"`
		To       int         `json:"to"`
		Atomic   bool        `json:"atomic,omitempty"`
		Output   string      `json:"output,omitempty"`
		Fault    *itfFault   `json:"fault,omitempty"`
	}
	itfFrame struct {
		Name string   `json:"name"`
		At   itfPos   `json:"at"`
		Args []itfArg `json:"args,omitempty"`
	}
	itfArg struct {
		Name string `json:"name"`
		Text string `json:"text"`
		Out  bool   `json:"out,omitempty"`
	}
	itfAccess struct {
		Kind string `json:"kind"`
		Var  string `json:"var"`
	}
	itfFault struct {
		Kind    string `json:"kind"`
		Message string `json:"message"`
	}
	itfThread struct {
		Thread int      `json:"thread"`
		Proc   string   `json:"proc"`
		Place  int      `json:"place"`
		At     itfPos   `json:"at"`
		Text   string   `json:"text"`
		Labels []string `json:"labels,omitempty"`
	}
)

const absentValue = `{"#unserializable":"no process"}`

// itfPos is a Position written file:line:col, or as the file alone.
type itfPos model.Position

func (p itfPos) MarshalJSON() ([]byte, error) {
	if p.Line == 0 {
		return marshal(p.File)
	}
	return marshal(fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col))
}

func (p *itfPos) UnmarshalJSON(data []byte) error {
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	*p = itfPos{File: s}
	file, col, ok := cutLast(s)
	if !ok {
		return nil
	}
	if file, line, ok := cutLast(file); ok {
		*p = itfPos{File: file, Line: line, Col: col}
	}
	return nil
}

// cutLast splits "text:number".
func cutLast(s string) (string, int, bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	return s[:i], n, err == nil && n >= 0
}

// marshal is json.Marshal without the escapes that HTML wants: && stays readable.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

var accessKinds = []model.AccessKind{model.Load, model.Store, model.ReadModifyWrite, model.Fence}

func accessKind(name string) (model.AccessKind, error) {
	for _, k := range accessKinds {
		if k.String() == name {
			return k, nil
		}
	}
	return 0, fmt.Errorf("unknown access %q", name)
}

var faultKinds = []model.FaultKind{model.Assertion, model.InvalidEndState, model.AcceptanceCycle,
	model.NonProgressCycle, model.ClaimCompleted, model.RuntimeError, model.Invariant}

func faultKind(name string) (model.FaultKind, error) {
	for _, k := range faultKinds {
		if k.String() == name {
			return k, nil
		}
	}
	return 0, fmt.Errorf("unknown kind of violation %q", name)
}

// sameThread says whether a thread stands where it stood.
func sameThread(a, b *model.ThreadInfo) bool {
	return a.ID == b.ID && a.Proc == b.Proc && a.At == b.At && a.Pos == b.Pos && a.Text == b.Text &&
		slices.Equal(a.Labels, b.Labels)
}

// splitName is the inverse of State.qualified: the thread's name and its number,
// -1 for a global.
func splitName(name string) (proc string, id int, v string) {
	proc, rest, ok := strings.Cut(name, ":")
	if !ok {
		return "", -1, name
	}
	number, v, ok := strings.Cut(rest, ".")
	id, err := strconv.Atoi(number)
	if !ok || err != nil || id < 0 || id > model.MaxThreads {
		return "", -1, name
	}
	return proc, id, v
}
