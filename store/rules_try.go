package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store/rule"
)

const (
	tryMost = 20_000 // inquiries that a trial looks at, the newest
	tryPage = 500
	tryRows = 200 // that it lists
)

// Trial is what a rule would have done to the inquiries of a while.
type Trial struct {
	Looked    int
	Cut       bool // there are older ones, which were not looked at
	Matched   int
	Earlier   int // of those an earlier rule decides, and this one would not be asked
	Changed   int
	ByPerson  map[string]int // rule.Category, rule.Owner: a person has chosen another
	Inquiries []TrialRow     // the newest of those that match
}

// TrialRow is one inquiry that a rule would match.
type TrialRow struct {
	ID       int64
	At       int64
	Subject  string
	Customer string
	Kind     string
	Changes  []TrialChange
}

// TrialChange is what a rule would do to one inquiry.
type TrialChange struct {
	Do     string
	Now    string // how it stands, in the shop's words
	Then   string // "" where that depends on the moment
	Same   bool   // it stands so already
	Person bool   // a person has chosen otherwise
}

// TryRule tells what a rule, saved or not, would have done to the inquiries since
// then. It changes nothing. It ends early with ctx.
func (s *Store) TryRule(ctx context.Context, one rule.Rule, since int64) (Trial, error) {
	t := Trial{ByPerson: map[string]int{}, Inquiries: []TrialRow{}}
	all, err := s.Rules(ctx)
	if err != nil {
		return t, err
	}
	var before []rule.Rule
	for _, r := range all {
		if r.ID == one.ID {
			break
		}
		if r.Active && !r.Unread && !r.GoOn && len(r.Check()) == 0 {
			before = append(before, r.Rule)
		}
	}
	n, err := readNames(ctx, s.read, workday.DayOf(jst.Of(s.now())).String())
	if err != nil {
		return t, err
	}
	plan, err := readDuePlan(ctx, s.read)
	if err != nil {
		return t, err
	}
	from := [2]int64{1 << 62, 1 << 62}
	for t.Looked < tryMost {
		ids, err := s.tryIDs(ctx, since, &from)
		if err != nil || len(ids) == 0 {
			return t, err
		}
		if err := s.tryPage(ctx, &t, one, before, ids, n, plan); err != nil {
			return t, err
		}
	}
	t.Cut = true
	return t, nil
}

// tryIDs returns the next inquiries of a trial, the newest first.
func (s *Store) tryIDs(ctx context.Context, since int64, from *[2]int64) ([]int64, error) {
	return collect(ctx, s.read, func(r scanner) (int64, error) {
		return from[1], r.Scan(&from[1], &from[0])
	}, tryNewest, from[0], from[1], since, tryPage)
}

const tryNewest = `SELECT id, last_at FROM inquiries WHERE (last_at, id) < ($1, $2) AND last_at >= $3 ORDER BY last_at DESC, id DESC LIMIT $4`

// tryFacts are the facts of inquiries as they were when their first message came.
func tryFacts(ids []int64) *query {
	q := &query{}
	q.add(`SELECT q.customer, ` + factColumns + factTables + `m.id = (
		SELECT x.id FROM messages x WHERE x.inquiry_id = q.id AND x.direction IN ('in', 'unknown') ORDER BY x.sent_at, x.id LIMIT 1)
		WHERE q.id IN `)
	inList(q, ids)
	return q
}

func (s *Store) tryPage(ctx context.Context, t *Trial, one rule.Rule, before []rule.Rule, ids []int64, n names, plan *duePlan) error {
	t.Looked += len(ids)
	q := tryFacts(ids)
	type found struct {
		ruled
		customer string
	}
	scan := scanRuled(s.malls, plan)
	all, err := collect(ctx, s.read, func(r scanner) (found, error) {
		var f found
		var err error
		f.ruled, err = scan(front{r, []any{&f.customer}})
		return f, err
	}, q.sql.String(), q.args...)
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b found) int { return slices.Index(ids, a.id) - slices.Index(ids, b.id) })
	for _, f := range all {
		if !one.Match(f.facts) {
			continue
		}
		t.Matched++
		if slices.ContainsFunc(before, func(r rule.Rule) bool { return r.Match(f.facts) }) {
			t.Earlier++
		}
		row := TrialRow{ID: f.id, At: f.at, Subject: f.title, Customer: f.customer, Kind: f.facts.Channel, Changes: n.changes(f.ruled, one)}
		t.count(row)
		if len(t.Inquiries) < tryRows {
			t.Inquiries = append(t.Inquiries, row)
		}
	}
	return nil
}

func (t *Trial) count(row TrialRow) {
	changed := false
	for _, c := range row.Changes {
		changed = changed || !c.Same
		if c.Person {
			t.ByPerson[c.Do]++
		}
	}
	if changed {
		t.Changed++
	}
}

// changes says what a rule would do to an inquiry, beside how it stands.
func (n names) changes(f ruled, one rule.Rule) []TrialChange {
	held := rule.Held{Keep: f.keep}
	all := []TrialChange{}
	for _, e := range rule.Apply([]rule.Rule{one}, f.facts, held, false) {
		for _, a := range e.Do {
			c := TrialChange{Do: a.Do, Then: n.of(a)}
			switch a.Do {
			case rule.Category:
				c.Now, c.Same = f.topic, f.category == a.IDs[0]
				c.Person = !c.Same && f.categoryBy == byPerson
			case rule.Owner, rule.RoundRobin, rule.LeastOpen:
				c.Do, c.Now = rule.Owner, f.staff
				c.Same = a.Do == rule.Owner && f.owner == a.IDs[0]
				c.Person = a.Do == rule.Owner && !c.Same && f.owner > 0 && f.ownerBy != byRule
			case rule.Care:
				c.Now, c.Same = f.care, f.care == a.Word
			case rule.Ignore:
				c.Now, c.Same = f.state, f.state == StateIgnored
			}
			all = append(all, c)
		}
	}
	return all
}

// of is what an action gives, in the shop's words.
func (n names) of(a rule.Action) string {
	list := n.categories
	switch a.Do {
	case rule.Tags:
		list = n.tags
	case rule.Template:
		list = n.templates
	case rule.Owner:
		list = n.staff
	case rule.RoundRobin, rule.LeastOpen:
		return ""
	case rule.Due:
		return fmt.Sprintf("%d %s", a.Amount, a.Word)
	case rule.Care:
		return a.Word
	}
	var words []string
	for _, id := range a.IDs {
		words = append(words, list[id])
	}
	return strings.Join(words, "・")
}

// front scans columns that stand before those of another scan.
type front struct {
	scanner
	first []any
}

func (f front) Scan(dest ...any) error {
	return f.scanner.Scan(append(slices.Clone(f.first), dest...)...)
}
