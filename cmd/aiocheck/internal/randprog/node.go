package randprog

import "strings"

// Node is a piece of a program: what a Shrinker takes apart.
type Node struct {
	kind  nodeKind
	text  string  // leaf
	kids  []*Node // of the others
	sep   string  // list: between elements
	empty string  // list: what stands for no elements
}

type nodeKind uint8

const (
	leaf nodeKind = iota
	seq           // the kids one behind the other
	list          // kids on lines of their own, each of which may go
	expr          // as seq; may be replaced by a constant, or by an expr inside
)

func text(s string) *Node { return &Node{text: s} }

// join makes a sequence of strings and nodes.
func join(kind nodeKind, parts ...any) *Node {
	n := &Node{kind: kind}
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			n.kids = append(n.kids, text(p))
		case *Node:
			n.kids = append(n.kids, p)
		}
	}
	return n
}

func cat(parts ...any) *Node { return join(seq, parts...) }
func exp(parts ...any) *Node { return join(expr, parts...) }

// stmts is a list of statements.
func stmts(kids ...*Node) *Node { return &Node{kind: list, kids: kids, sep: ";", empty: "skip"} }

// lines is a list of anything else.
func lines(kids ...*Node) *Node { return &Node{kind: list, kids: kids} }

// args puts commas between nodes.
func args(list []*Node) *Node {
	n := &Node{kind: seq}
	for i, x := range list {
		if i > 0 {
			n.kids = append(n.kids, text(","))
		}
		n.kids = append(n.kids, x)
	}
	return n
}

// String is the text of the program.
func (n *Node) String() string {
	var b strings.Builder
	n.print(&b, 0)
	return b.String()
}

func (n *Node) print(b *strings.Builder, depth int) {
	switch n.kind {
	case leaf:
		b.WriteString(n.text)
	case list:
		n.printList(b, depth)
	default:
		for _, k := range n.kids {
			k.print(b, depth)
		}
	}
}

func (n *Node) printList(b *strings.Builder, depth int) {
	if len(n.kids) == 0 {
		b.WriteString(" " + n.empty + " ")
		return
	}
	if len(n.kids) == 1 && n.sep != "" {
		if one := n.kids[0].String(); len(one) < 60 && !strings.Contains(one, "\n") {
			b.WriteString(" " + one + " ")
			return
		}
	}
	for i, k := range n.kids {
		b.WriteString("\n" + strings.Repeat("\t", depth+1))
		k.print(b, depth+1)
		if i < len(n.kids)-1 {
			b.WriteString(n.sep)
		}
	}
	b.WriteString("\n" + strings.Repeat("\t", depth))
}
