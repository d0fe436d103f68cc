package promela

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/aiocheck/aiocheck/explorer"
)

func TestDbg(t *testing.T) {
	f := os.Getenv("PML")
	if f == "" {
		t.Skip()
	}
	p, err := Load(f, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("DUMP") != "" {
		p.flow.Dump(os.Stdout)
	}
	for _, pr := range p.Properties() {
		if os.Getenv("PROP") != "" && pr.Name != os.Getenv("PROP") {
			continue
		}
		r, err := explorer.Check(context.Background(), p, pr, explorer.Options{Workers: 1, Continue: os.Getenv("CONT") != "", Fairness: os.Getenv("FAIR") != ""})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("%s: %v %s states=%d trans=%d depth=%d %v\n", r.Property, r.Verdict, r.Reason, r.Stats.States, r.Stats.Transitions, r.Stats.Depth, r.Stats.Elapsed)
		for _, fd := range r.Findings {
			fmt.Println("  ", fd.Kind, fd.Message, fd.Path.Len(), fd.Path.Loop)
			if os.Getenv("TRACE") != "" {
				for _, s := range fd.Path.Steps() {
					d := p.Describe(s)
					fmt.Println("      ", d.Thread, d.Proc, d.Pos.Line, d.Text)
				}
			}
		}
	}
}
