package graph

import (
	"sync"

	"github.com/aiocheck/aiocheck/model"
)

// Class names a set of threads. The classes 1 to 256 are the sets of one
// thread each, 0 is the empty set; the others are numbered as they come up.
type Class uint32

const classBits = 24

// Single is the class of the set of one thread.
func Single(pid int) Class { return Class(pid + 1) }

// Sets gives sets of threads small numbers. Real programs have few: the
// pairs that meet in a rendezvous, the combinations that can be enabled.
type Sets struct {
	mu   sync.Mutex
	all  []model.Threads
	find map[model.Threads]Class
}

// NewSets returns Sets that know the empty set and those of one thread.
func NewSets() *Sets {
	s := &Sets{find: make(map[model.Threads]Class)}
	s.class(model.Threads{})
	for pid := range model.MaxThreads + 1 {
		var t model.Threads
		t.Add(pid)
		s.class(t)
	}
	return s
}

func (s *Sets) class(t model.Threads) Class {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.find[t]
	if !ok {
		c = Class(len(s.all))
		s.all = append(s.all, t)
		s.find[t] = c
	}
	return c
}

// At is the set that c names. It must not run beside a Cache that looks up.
func (s *Sets) At(c Class) *model.Threads { return &s.all[c] }

// Cache is one goroutine's way into Sets.
type Cache struct {
	sets *Sets
	last model.Threads
	was  Class
	find map[model.Threads]Class
}

// NewCache returns a Cache of s.
func (s *Sets) NewCache() *Cache {
	return &Cache{sets: s, find: make(map[model.Threads]Class)}
}

// Class is the number of the set t.
func (c *Cache) Class(t model.Threads) Class {
	if t == c.last {
		return c.was
	}
	class, ok := c.find[t]
	if !ok {
		class = c.sets.class(t)
		c.find[t] = class
	}
	c.last, c.was = t, class
	return class
}

// Movers is the class of the threads that take part in steps.
func (c *Cache) Movers(steps []model.Step) Class {
	if len(steps) == 1 {
		if pid := steps[0].Thread(); pid != model.ClaimThread {
			return Single(pid)
		}
		return 0
	}
	t := model.Transition{Steps: steps}
	return c.Class(t.Movers())
}
