package promela

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

func TestDbg3(t *testing.T) {
	f := os.Getenv("PML3")
	if f == "" {
		t.Skip()
	}
	p, err := Load(f, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := p.Initial()
	seen := map[string]bool{string(s): true}
	q := []model.State{s}
	x, y := p.NewExpander(), p.NewExpander()
	for len(q) > 0 && len(seen) < 3000 {
		s := q[0]
		q = q[1:]
		x.Expand(s, func(tr *model.Transition) bool {
			to := bytes.Clone(tr.To)
			steps := append([]model.Step(nil), tr.Steps...)
			var last []byte
			err := y.Follow(s, steps, func(i int, a model.State, _ *model.Fault) { last = bytes.Clone(a) })
			if err != nil || !bytes.Equal(bytes.TrimRight(last, "\x00"), bytes.TrimRight(to, "\x00")) {
				fmt.Println(steps, err)
				fmt.Printf("s    %x\nto   %x\nlast %x\n", []byte(s), to, last)
				t.FailNow()
			}
			if !seen[string(to)] {
				seen[string(to)] = true
				q = append(q, to)
			}
			return true
		})
	}
}
