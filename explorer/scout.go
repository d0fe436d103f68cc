package explorer

import "cmp"

const (
	scoutAt    = 1 << 19 // states, at the end of a level: from here on a search is large
	scoutSpace = 1 << 18 // states that the scout may store
)

// scout looks for a violation depth first, once, in a breadth first search that has
// grown large: some are deep, and easily met by who goes straight ahead. What it
// finds is no answer yet, for it is seldom short. The search goes on, and falls back
// on it only if a limit ends it before it has found anything itself.
func (s *search) scout() error {
	if s.scouted || s.store.Len() < cmp.Or(s.opt.scoutAt, scoutAt) {
		return nil
	}
	s.scouted = true
	o := s.opt
	o.Search, o.Continue, o.Progress = DFS, false, nil
	o.MaxStates = scoutSpace
	if o.MaxMemory > 0 {
		if o.MaxMemory -= s.store.Memory(); o.MaxMemory < 1<<20 {
			return nil
		}
	}
	r, err := s.again(o)
	if err != nil {
		return err
	}
	s.ahead = r.Findings
	for i := range s.ahead {
		s.ahead[i].Shortest = false
	}
	return nil
}
