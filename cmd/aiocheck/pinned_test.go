package main_test

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/cmd/aiocheck/internal/spin"
	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
)

// testdata/pinned.txt has what SPIN says of the models in testdata/corners, for machines without
// it. To ask it again:
//
//	go test ./cmd/aiocheck -run TestSpinCorners -spin.pin testdata/pinned.txt
var spinPin = flag.String("spin.pin", "", "write SPIN's answers that aiocheck agrees with to this `file`")

// pin writes a line for each answer: model, property, fairness, verdict, states and transitions; the
// figures are 0 where they are not to be compared.
func (c *comparison) pin(t *testing.T) {
	var b bytes.Buffer
	for _, r := range c.table {
		if r.Result != spin.Agree {
			continue
		}
		states, transitions := r.Spin.States, r.Spin.Transitions
		if r.Property != "safety" || r.Spin.Verdict != "holds" {
			states, transitions = 0, 0
		}
		fmt.Fprintln(&b, r.Model, r.Property, r.Fairness, r.Spin.Verdict, states, transitions)
	}
	if err := os.WriteFile(*spinPin, b.Bytes(), 0o644); err != nil {
		t.Error(err)
	}
}

func TestPinnedCorners(t *testing.T) {
	text, err := os.ReadFile("testdata/pinned.txt")
	if err != nil {
		t.Fatal(err)
	}
	programs := map[string]*promela.Program{}
	rows := 0
	for scan := bufio.NewScanner(bytes.NewReader(text)); scan.Scan(); rows++ {
		var name, property, fairness, verdict string
		var states, transitions int
		if _, err := fmt.Sscan(scan.Text(), &name, &property, &fairness, &verdict, &states, &transitions); err != nil {
			t.Fatalf("line %d: %v", rows+1, err)
		}
		p := programs[name]
		if p == nil {
			if p, err = promela.Load(filepath.Join("testdata", "corners", name+".pml"), promela.Options{}); err != nil {
				t.Fatal(err)
			}
			programs[name] = p
		}
		r, err := explorer.Check(context.Background(), p, named(t, p, property), explorer.Options{Fairness: fairness == "weak", Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		if r.Verdict.String() != verdict || states > 0 && (r.Stats.States != states || r.Stats.Transitions != transitions) {
			t.Errorf("%s: %s, fairness %s: got %v, %d states, %d transitions, want %s, %d, %d", name, property, fairness,
				r.Verdict, r.Stats.States, r.Stats.Transitions, verdict, states, transitions)
		}
	}
	if rows < 500 {
		t.Errorf("got %d answers, want at least 500", rows)
	}
}

func named(t *testing.T, p *promela.Program, name string) model.Property {
	t.Helper()
	for _, prop := range append(p.Properties(), p.Unstated()...) {
		if prop.Name == name || name == "never" && prop.Text == "" && (prop.Kind == model.Claim || prop.Layer != nil) {
			return prop
		}
	}
	t.Fatalf("no property %s among %s", name, strings.TrimSpace(fmt.Sprint(len(p.Properties()))))
	return model.Property{}
}
