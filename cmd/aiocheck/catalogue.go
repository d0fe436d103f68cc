package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model/promela/token"
	"github.com/aiocheck/aiocheck/specs"
	"github.com/aiocheck/aiocheck/traces"
)

// claimReport is what check writes of one row of the catalogue with --format json.
type claimReport struct {
	Schema      string   `json:"schema"`
	ID          string   `json:"id"`
	Claim       string   `json:"claim"`
	Spec        string   `json:"spec"`
	Defines     []string `json:"defines"`
	Property    string   `json:"property"`
	Fairness    string   `json:"fairness"`
	Expected    string   `json:"expected"`
	Verdict     string   `json:"verdict"`
	AsExpected  bool     `json:"as_expected"`
	Kind        string   `json:"kind"`
	Message     string   `json:"message"`
	States      int      `json:"states"`
	Transitions int      `json:"transitions"`
	Steps       int      `json:"steps"` // of the counterexample
	Seconds     float64  `json:"seconds"`
	Caveats     []string `json:"caveats"`
}

// checkCatalogue checks the rows with the given ids, all of them without: exit code 0 if each is as
// expected, 1 if one is not, 3 if one could not be decided.
func (c *checker) checkCatalogue(ctx context.Context, ids []string) error {
	claims, err := chooseClaims(ids)
	if err != nil {
		return err
	}
	expected := 0
	for i := range claims {
		r, o, err := c.checkClaim(ctx, &claims[i])
		if err != nil {
			return fmt.Errorf("claim %s: %w", claims[i].ID, err)
		}
		switch {
		case r.Verdict == explorer.Unknown.String():
			c.code = worse(c.code, exitUnknown)
		case !r.AsExpected:
			c.code = worse(c.code, exitViolated)
		default:
			expected++
		}
		if err := c.showClaim(&claims[i], r, o, len(ids) > 0); err != nil {
			return err
		}
	}
	if c.text() {
		c.printf("%d of %s as expected\n", expected, traces.Count(len(claims), "claim"))
	}
	return nil
}

// chooseClaims picks claims by id; the number of a claim without its letter stands for all its parts.
func chooseClaims(ids []string) ([]specs.Claim, error) {
	all, err := specs.Catalogue()
	if err != nil || len(ids) == 0 {
		return all, err
	}
	var out []specs.Claim
	for _, id := range ids {
		n := len(out)
		for _, claim := range all {
			if claim.ID == id || strings.TrimRight(claim.ID, "abcdefghijklmnopqrstuvwxyz") == id {
				out = append(out, claim)
			}
		}
		if len(out) == n {
			var known []string
			for _, claim := range all {
				known = append(known, claim.ID)
			}
			return nil, fmt.Errorf("no claim %q in the catalogue%s", id, token.Suggest(id, known))
		}
	}
	return out, nil
}

func (c *checker) checkClaim(ctx context.Context, claim *specs.Claim) (*claimReport, *outcome, error) {
	s, err := c.load(claim.Spec, &specFlags{defines: claim.Defines, read: specs.Files.ReadFile})
	if err != nil {
		return nil, nil, err
	}
	props, err := choose(s.Properties(), s.Unstated(), []string{claim.Property})
	if err != nil {
		return nil, nil, err
	}
	one := *c
	one.fairness.value = claim.Fairness
	o, err := one.checkProperty(ctx, s, props[0])
	if err != nil {
		return nil, nil, err
	}
	res := o.result
	r := &claimReport{
		Schema: "aiocheck.claim/1", ID: claim.ID, Claim: claim.Claim, Spec: claim.Spec,
		Defines: append([]string{}, claim.Defines...), Property: claim.Property, Fairness: claim.Fairness,
		Expected: claim.Expected, Verdict: res.Verdict.String(),
		States: res.Stats.States, Transitions: res.Stats.Transitions, Seconds: res.Stats.Elapsed.Seconds(),
		Caveats: append(append([]string{}, s.Caveats()...), res.Caveats...),
	}
	if len(res.Findings) > 0 {
		f := &res.Findings[0]
		r.Kind, r.Message, r.Steps = f.Kind.String(), f.Message, f.Path.Len()
	}
	r.AsExpected = r.Verdict == claim.Expected && (claim.Kind == "" || claim.Kind == r.Kind)
	return r, o, nil
}

// showClaim writes a row. A counterexample is shown where it was asked for by id, or comes as a surprise.
func (c *checker) showClaim(claim *specs.Claim, r *claimReport, o *outcome, asked bool) error {
	if !c.text() {
		e := json.NewEncoder(c.out)
		e.SetEscapeHTML(false)
		return e.Encode(r)
	}
	mark := "ok"
	if !r.AsExpected {
		mark = "NOT AS EXPECTED"
	}
	found := r.Verdict
	if r.Kind != "" {
		found += ", " + r.Kind
	}
	if o.result.Reason != "" {
		found += ", " + o.result.Reason
	}
	c.printf("%-4s %s\n     expected %s, found %s: %s  (%s, %s)\n", claim.ID, claim.Claim, claim.Expected, found, mark,
		traces.Count(r.States, "state"), formatTime(o.result.Stats.Elapsed))
	if c.quiet || !asked && r.AsExpected {
		return nil
	}
	if claim.Note != "" {
		c.printf("     %s\n", strings.TrimSpace(claim.Note))
	}
	for _, t := range o.traces {
		c.printf("\n")
		if err := t.WriteText(c.out, c.view.options(c.app)); err != nil {
			return nil // the output remembers it
		}
		c.printf("\n")
	}
	return c.saveTrace([]*outcome{o})
}

func (a *app) listCommand() *cobra.Command {
	var format = oneOf{"text", []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the claims of the catalogue",
		Long: `List the claims that come with aiocheck: what is said of the protocols of real event loops, where
it comes from, and what a check is expected to find. "aiocheck check" without a spec checks them
all, "aiocheck check --claim ID" one.`,
		Example: `  aiocheck list
  aiocheck check --claim 4`,
		Args: exactly(0, "none"),
		RunE: func(*cobra.Command, []string) error {
			claims, err := specs.Catalogue()
			if err != nil {
				return err
			}
			for i := range claims {
				if err := a.listClaim(&claims[i], format.value); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().Var(&format, "format", "text, or json: one object per claim and line")
	return cmd
}

func (a *app) listClaim(c *specs.Claim, format string) error {
	if format == "json" {
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		return e.Encode(c)
	}
	a.printf("%-4s %s\n", c.ID, c.Claim)
	var words []string
	for _, d := range c.Defines {
		words = append(words, "-D "+d)
	}
	words = append(words, "-p", c.Property)
	if c.Fairness != "none" {
		words = append(words, "--fairness", c.Fairness)
	}
	from := fmt.Sprint(c.Year)
	if len(c.Commits) > 0 {
		from += ", " + strings.Join(c.Commits, " ")
	}
	a.printf("     %s; specs/%s %s: %s\n", from, c.Spec, strings.Join(words, " "), c.Expected)
	return nil
}
