package spin

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Verdict is SPIN's answer.
type Verdict uint8

// The verdicts.
const (
	Unknown Verdict = iota
	Holds
	Violated
)

func (v Verdict) String() string { return [...]string{"unknown", "holds", "violated"}[v] }

// Kinds of violation, by the names of aiocheck's report.
const (
	Assertion        = "assertion"
	InvalidEndState  = "invalid-end-state"
	AcceptanceCycle  = "acceptance-cycle"
	NonProgressCycle = "non-progress-cycle"
	ClaimCompleted   = "claim-completed"
	RuntimeError     = "runtime-error"
)

// Outcome is what SPIN answered.
type Outcome struct {
	Verdict  Verdict
	Complete bool     // the search went through the whole graph: figures and kinds count
	Kinds    []string // of the property's violations, sorted
	Texts    []string // SPIN's own words for them, sorted
	Others   []string // its words for errors that are not the property's

	States, Transitions, Depth int

	Seconds float64 // of the searches, without translation

	Reason string // why Verdict is Unknown, or why Complete is false

	ended ending
}

// ending tells how a run of a verifier came to its end.
type ending uint8

const (
	itself  ending = iota
	atLimit        // of depth or memory: perhaps there is a higher one
	atError        // the first one, which is not the property's
	inTime         // interrupted: it said what it had found
	inCrash        // what it had to say may be lost
)

// report gathers the lines of one run of a verifier.
type report struct {
	model    *Model
	property Property
	limit    int  // of depth
	stops    bool // at the first error

	kinds, texts, others map[string]bool

	states, transitions, depth int
	inexact                    bool
	finished                   bool
	fatal                      bool
	ended                      ending
	reason                     string
}

var (
	panError    = regexp.MustCompile(`^pan:\d+: (.*) \(at depth -?\d+\)$`)
	panDepth    = regexp.MustCompile(`^State-vector \d+ byte, depth reached (\d+), errors: (\d+)`)
	panStored   = regexp.MustCompile(`^\s*(\S+) states, stored`)
	panSteps    = regexp.MustCompile(`^\s*(\S+) transitions \(=`)
	unfinished  = []string{"max search depth too small", "VECTORSZ", "-DMEMLIM", "out of memory", "too many processes", "too many queues", "hash table full", "recompile"}
	fatalErrors = []string{"block in d_step seq", "blocking sel", "rv-attempt in d_step", "priority is out of range", "wrong nr of msg fields", "non-determinism in event-trace", "used: enabled(pid=thisproc)", "bad queue", "unknown qid"}
)

func (r *report) line(text string) {
	if found := panError.FindStringSubmatch(text); found != nil {
		r.violation(found[1])
	}
	if found := panDepth.FindStringSubmatch(text); found != nil {
		r.finished = true
		r.depth = r.count(found[1])
	}
	if found := panStored.FindStringSubmatch(text); found != nil {
		r.states = r.count(found[1])
	}
	if found := panSteps.FindStringSubmatch(text); found != nil {
		r.transitions = r.count(found[1])
	}
	for _, sign := range unfinished {
		if strings.Contains(text, sign) {
			r.cut(atLimit, "SPIN says: "+strings.TrimSpace(text))
		}
	}
}

// count reads a figure, which SPIN rounds when it has more than nine digits.
func (r *report) count(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		r.inexact = true
	}
	return n
}

// cut notes why a search did not come to its end; the first reason counts.
func (r *report) cut(how ending, reason string) {
	r.ended = max(r.ended, how)
	if r.reason == "" {
		r.reason = reason
	}
}

func (r *report) violation(text string) {
	for _, sign := range unfinished {
		if strings.Contains(text, sign) {
			return // a limit of SPIN's, reported as an error
		}
	}
	for _, sign := range fatalErrors {
		r.fatal = r.fatal || strings.Contains(text, sign)
	}
	kind := classify(text)
	if !r.mine(kind, text) {
		note(&r.others, text)
		return
	}
	note(&r.kinds, kind)
	note(&r.texts, text)
}

func note(set *map[string]bool, text string) {
	if *set == nil {
		*set = make(map[string]bool)
	}
	(*set)[text] = true
}

// classify names the kind of an error. A trace that does not fit is an
// assertion about events. What is left are faults of the model's execution.
func classify(text string) string {
	switch {
	case strings.Contains(text, "invalid array index"):
		return RuntimeError
	case strings.HasPrefix(text, "assertion violated"), strings.HasPrefix(text, "event_trace error"):
		return Assertion
	case text == "invalid end state":
		return InvalidEndState
	case text == "acceptance cycle", text == "accept stutter":
		return AcceptanceCycle
	case text == "non-progress cycle":
		return NonProgressCycle
	case text == "end state in claim reached":
		return ClaimCompleted
	}
	return RuntimeError
}

// mine says whether an error is a violation of the property that was asked,
// and not one that SPIN met on the way.
func (r *report) mine(kind, text string) bool {
	switch r.property.Kind {
	case Safety:
		return true
	case Accept:
		return kind == AcceptanceCycle
	case Progress:
		return kind == NonProgressCycle
	}
	switch kind {
	case AcceptanceCycle, ClaimCompleted:
		return true
	case Assertion:
		return r.model.claimText[strings.TrimPrefix(text, "assertion violated ")]
	}
	return false
}

func (r *report) outcome() Outcome {
	if r.depth >= r.limit-1 {
		// With -f SPIN does not always complain when it gets there.
		r.cut(atLimit, "SPIN reached its limit of depth")
	}
	if r.stops && len(r.kinds)+len(r.others) > 0 {
		r.cut(atError, "SPIN stopped at the first error")
	}
	out := Outcome{
		Kinds:       slices.Sorted(maps.Keys(r.kinds)),
		Texts:       slices.Sorted(maps.Keys(r.texts)),
		Others:      slices.Sorted(maps.Keys(r.others)),
		States:      r.states,
		Transitions: r.transitions,
		Depth:       r.depth,
		Reason:      r.reason,
		ended:       r.ended,
	}
	if out.Reason == "" {
		out.Reason = r.doubt()
	}
	out.Complete = out.Reason == ""
	switch {
	case len(r.kinds) > 0:
		out.Verdict = Violated
	case out.Complete:
		out.Verdict = Holds
	}
	return out
}

// doubt finds a reason not to trust a search that did not complain.
func (r *report) doubt() string {
	switch {
	case !r.finished:
		return "the verifier printed no result"
	case r.fatal:
		return "SPIN stopped at a run-time error"
	case r.inexact:
		return "SPIN rounded its figures"
	}
	for text := range r.others {
		if classify(text) == RuntimeError {
			return "SPIN searched on after a run-time error: " + text
		}
	}
	if r.kinds[RuntimeError] {
		return "SPIN searched on after a run-time error"
	}
	for text := range r.texts {
		text = strings.TrimPrefix(text, "assertion violated ")
		if r.property.Kind >= Never && r.model.modelText[text] && r.model.claimText[text] {
			return "an assertion stands both in a claim and in a process: " + text
		}
	}
	return ""
}
