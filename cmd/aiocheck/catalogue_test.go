package main_test

import (
	"context"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/cmd/aiocheck/internal/spin"
	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model/promela"
	"github.com/aiocheck/aiocheck/specs"
)

func catalogue(t *testing.T) []specs.Claim {
	t.Helper()
	claims, err := specs.Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	if len(claims) < 100 {
		t.Fatalf("got %d claims, want at least 100", len(claims))
	}
	return claims
}

// TestCatalogue checks every claim.
func TestCatalogue(t *testing.T) {
	for _, c := range catalogue(t) {
		p, err := promela.Load(c.Spec, promela.Options{Defines: c.Defines, ReadFile: specs.Files.ReadFile})
		if err != nil {
			t.Errorf("claim %s: %v", c.ID, err)
			continue
		}
		r, err := explorer.Check(context.Background(), p, named(t, p, c.Property), explorer.Options{Fairness: c.Fairness == "weak"})
		if err != nil {
			t.Errorf("claim %s: %v", c.ID, err)
			continue
		}
		if r.Verdict.String() != c.Expected {
			t.Errorf("claim %s: got %v %s, want %s", c.ID, r.Verdict, r.Reason, c.Expected)
		} else if len(r.Findings) > 0 && c.Kind != "" && r.Findings[0].Kind.String() != c.Kind {
			t.Errorf("claim %s: got %v, want %s", c.ID, r.Findings[0].Kind, c.Kind)
		}
	}
}

// TestCatalogueSpin asks SPIN for the same claims, but for those that it cannot read.
func TestCatalogueSpin(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	oracle := findSpin(t)
	oracle.CC, oracle.Timeout, oracle.Cache = smallModels(), 4**spinTimeout, *spinCache
	for _, c := range catalogue(t) {
		if !c.Spin {
			continue
		}
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			askSpin(t, oracle, &c)
		})
	}
}

func askSpin(t *testing.T, oracle *spin.Oracle, c *specs.Claim) {
	defines := c.Defines
	if len(c.SpinDefines) > 0 {
		defines = c.SpinDefines
	}
	m, err := oracle.OpenIn(t.Context(), specs.Files, c.Spec, defines)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	var names []string
	for _, p := range m.Properties() {
		if names = append(names, p.String()); p.String() != c.Property {
			continue
		}
		out, err := m.Check(t.Context(), p, c.Fairness == "weak")
		if err != nil {
			t.Fatal(err)
		}
		if out.Verdict.String() != c.Expected {
			t.Errorf("SPIN says %v %s, want %s", out.Verdict, out.Reason, c.Expected)
		}
		return
	}
	t.Errorf("SPIN finds no property %s, but %s", c.Property, strings.Join(names, ", "))
}
