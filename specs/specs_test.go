package specs

import (
	"strings"
	"testing"
)

const good = `claims:
- id: 1a
  claim: a sentence
  year: 2015
  commits: [abc]
  spec: first.pml
  property: safety
  expected: violated
  kind: invalid-end-state
  spin: true
`

func TestReadCatalogue(t *testing.T) {
	list, err := ReadCatalogue(strings.NewReader(good))
	if err != nil || len(list) != 1 || list[0].ID != "1a" || list[0].Fairness != "none" {
		t.Fatalf("got %+v, %v", list, err)
	}
	for _, c := range []struct{ old, new, want string }{
		{"id: 1a", "id: ''", "no id"},
		{"claim: a sentence", "claim: ''", "no sentence"},
		{"spec: first.pml", "spec: ../first.pml", "bad spec"},
		{"spec: first.pml", "spec: /etc/passwd", "bad spec"},
		{"property: safety", "property: ''", "no property"},
		{"expected: violated", "expected: maybe", "bad expectation"},
		{"expected: violated", "expected: holds", "a kind of violation"},
		{"year: 2015", "year: soon", "catalogue"},
		{"year: 2015", "yaer: 2015", "yaer"},
		{"spin: true", "spin: false", "no reason"},
		{"spin: true", "fairness: strong\n  spin: true", "bad fairness"},
		{"claims:", "claims: [", "catalogue"},
		{good[len("claims:\n"):], good[len("claims:\n"):] + good[len("claims:\n"):], "stands for another claim already"},
	} {
		_, err := ReadCatalogue(strings.NewReader(strings.Replace(good, c.old, c.new, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: got %v, want an error with %q", c.new, c.old, err, c.want)
		}
	}
}

// TestFiles: every spec that the catalogue names is there.
func TestFiles(t *testing.T) {
	list, err := Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if _, err := Files.ReadFile(c.Spec); err != nil {
			t.Errorf("claim %s: %v", c.ID, err)
		}
	}
}
