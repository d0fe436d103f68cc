package randprog

// Shrinker makes a program smaller as long as Still holds of its text, by
// taking out what lists contain, putting what is inside a statement in its place,
// and simplifying expressions, until no single change is left to be made.
type Shrinker struct {
	Still func(text string) bool
	Tries int // at most so many texts are tried, 0 for no limit

	root  *Node
	seen  map[string]bool
	tries int
}

// Shrink changes n to a smaller program and returns its text.
func (s *Shrinker) Shrink(n *Node) string {
	s.root = n
	s.seen = map[string]bool{n.String(): true}
	for again := true; again; {
		again = s.visit(n)
	}
	return n.String()
}

// keep says whether the program as it is now will do.
func (s *Shrinker) keep() bool {
	t := s.root.String()
	if s.seen[t] || s.Tries > 0 && s.tries >= s.Tries {
		return false
	}
	s.seen[t] = true
	s.tries++
	return s.Still(t)
}

func (s *Shrinker) visit(n *Node) (changed bool) {
	switch n.kind {
	case list:
		changed = s.cut(n)
		changed = s.unwrap(n) || changed
	case expr:
		if s.simplify(n) {
			return true
		}
	}
	for _, k := range n.kids {
		changed = s.visit(k) || changed
	}
	return changed
}

// cut takes elements out, as many at a time as possible.
func (s *Shrinker) cut(n *Node) (changed bool) {
	for size := len(n.kids); size > 0; size /= 2 {
		for i := 0; i+size <= len(n.kids); {
			old := n.kids
			n.kids = append(append([]*Node(nil), old[:i]...), old[i+size:]...)
			if s.keep() {
				changed = true
				continue
			}
			n.kids = old
			i++
		}
	}
	return changed
}

// unwrap puts the lists inside an element in its place.
func (s *Shrinker) unwrap(n *Node) (changed bool) {
	if n.sep == "" {
		return false
	}
	for i := 0; i < len(n.kids); i++ {
		for _, inner := range innerLists(n.kids[i], nil) {
			old := n.kids
			n.kids = append(append([]*Node(nil), old[:i]...), inner.kids...)
			n.kids = append(n.kids, old[i+1:]...)
			if s.keep() {
				changed = true
				i--
				break
			}
			n.kids = old
		}
	}
	return changed
}

// innerLists finds the lists of statements in n that no other such list is around.
func innerLists(n *Node, out []*Node) []*Node {
	if n.kind == list && n.sep != "" {
		return append(out, n)
	}
	for _, k := range n.kids {
		out = innerLists(k, out)
	}
	return out
}

func (s *Shrinker) simplify(n *Node) bool {
	candidates := []*Node{text("0"), text("1"), text("2")}
	for _, k := range n.kids {
		candidates = append(candidates, innerExprs(k, nil)...)
	}
	old := *n
	for _, c := range candidates {
		*n = Node{kind: seq, kids: []*Node{c}}
		if len(s.root.String()) < s.length(n, &old) && s.keep() {
			return true
		}
		*n = old
	}
	return false
}

// length is that of the program with old in the place of n.
func (s *Shrinker) length(n, old *Node) int {
	now := *n
	*n = *old
	l := len(s.root.String())
	*n = now
	return l
}

func innerExprs(n *Node, out []*Node) []*Node {
	if n.kind == expr {
		return append(out, n)
	}
	for _, k := range n.kids {
		out = innerExprs(k, out)
	}
	return out
}
