package spin

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// spending watches the processor time of a process.
type spending struct {
	done  chan struct{}
	once  sync.Once
	spent atomic.Bool
}

// spendAtMost interrupts the process when it has used up its time.
func spendAtMost(p *os.Process, limit time.Duration) *spending {
	s := &spending{done: make(chan struct{})}
	go func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-s.done:
				return
			case <-tick.C:
			}
			if processorTime(p.Pid) >= limit {
				s.spent.Store(true)
				p.Signal(os.Interrupt)
				return
			}
		}
	}()
	return s
}

func (s *spending) stop() { s.once.Do(func() { close(s.done) }) }

func (s *spending) allOfIt() bool { return s.spent.Load() }

// processorTime reads the user and system time of a process, which proc(5)
// gives in hundredths of a second; zero where it does not.
func processorTime(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	// The name in brackets may hold blanks; what follows it does not.
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}
