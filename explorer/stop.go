package explorer

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// stopper ends a search before it is complete.
type stopper struct {
	flag atomic.Bool
	why  atomic.Pointer[string]
}

// because asks the workers to stop. The first reason counts.
func (s *stopper) because(reason string) {
	s.why.CompareAndSwap(nil, &reason)
	s.flag.Store(true)
}

func (s *stopper) asked() bool { return s.flag.Load() }

func (s *stopper) reason() string {
	if why := s.why.Load(); why != nil {
		return *why
	}
	return ""
}

// watch stops the search when ctx is done, and reports progress. What it
// returns ends that.
func (s *search) watch(ctx context.Context) (release func()) {
	undo := context.AfterFunc(ctx, func() { s.stop.because(reasonOf(ctx)) })
	if ctx.Err() != nil {
		s.stop.because(reasonOf(ctx))
	}
	if s.opt.Progress == nil {
		return func() { undo() }
	}
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				s.opt.Progress(s.stats())
			case <-done:
				return
			}
		}
	}()
	return func() {
		undo()
		close(done)
		<-gone
	}
}

func reasonOf(ctx context.Context) string {
	if errors.Is(context.Cause(ctx), context.DeadlineExceeded) {
		return "time limit reached"
	}
	return "interrupted"
}
