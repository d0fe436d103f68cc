package spin

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Answer is one tool's view of a property.
type Answer struct {
	Verdict             string
	Kinds               []string
	States, Transitions int
	Seconds             float64
}

func (a Answer) String() string {
	if a.Verdict == "" {
		return "-"
	}
	s := a.Verdict
	if len(a.Kinds) > 0 {
		s += " " + strings.Join(a.Kinds, "+")
	}
	return s
}

// Result says how a comparison came out.
type Result string

// The results.
const (
	Agree    Result = "agree"
	Differ   Result = "DIFFER"
	Excused  Result = "excused"   // differs, and SPIN is at fault
	NoOracle Result = "no oracle" // SPIN has no answer

	// SPIN met a violation on its way, but could not search to the end either;
	// aiocheck, which searches in another order, did not meet it in its time.
	Unanswered Result = "unanswered"
)

// Row compares the tools on one property of one model.
type Row struct {
	Model, Property, Fairness string
	Spin, Own                 Answer
	Result                    Result
	Note                      string // what differs, or why there is nothing to compare
}

// Table is the record of a comparison.
type Table []Row

// Write prints the table for people, and a summary below it.
func (t Table) Write(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "MODEL\tPROPERTY\tFAIRNESS\tSPIN\tSTATES\tTRANSITIONS\tSECONDS\tAIOCHECK\tSTATES\tTRANSITIONS\tSECONDS\tRESULT\tNOTE")
	for _, r := range t {
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Model, r.Property, r.Fairness,
			r.Spin, r.Spin.figures(), r.Own, r.Own.figures(), string(r.Result)+"\t"+r.Note)
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, t.Summary())
	return err
}

func (a Answer) figures() string {
	if a.Verdict == "" {
		return "\t\t"
	}
	return fmt.Sprintf("%d\t%d\t%.1f", a.States, a.Transitions, a.Seconds)
}

// Summary counts models, questions and results.
func (t Table) Summary() string {
	models := make(map[string]bool)
	results := make(map[Result]int)
	for _, r := range t {
		models[r.Model] = true
		results[r.Result]++
	}
	return fmt.Sprintf("%d models, %d questions: %d agree, %d differ, %d excused, %d unanswered, %d without oracle",
		len(models), len(t), results[Agree], results[Differ], results[Excused], results[Unanswered], results[NoOracle])
}
