package promela

import (
	"bytes"
	"sync"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

// TestConcurrentExpanders: a System is safe for concurrent use, and every Expander says the
// same. Run it with -race.
func TestConcurrentExpanders(t *testing.T) {
	p, err := Load("testdata/million.pml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	states := some(t, p, 2000)
	logs := make([]bytes.Buffer, 4)
	var wg sync.WaitGroup
	for i := range logs {
		wg.Go(func() {
			x := p.NewExpander()
			for _, s := range states {
				x.Expand(s, func(tr *model.Transition) bool {
					logs[i].Write(tr.To)
					for _, step := range tr.Steps {
						logs[i].WriteString(step.String())
					}
					return true
				})
			}
		})
	}
	wg.Wait()
	for i := range logs {
		if logs[i].Len() == 0 || !bytes.Equal(logs[i].Bytes(), logs[0].Bytes()) {
			t.Errorf("expander %d differs from expander 0", i)
		}
	}
}
