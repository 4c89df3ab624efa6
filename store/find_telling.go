package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// An order number is long, and most of its signs stand in nearly every document: those
// of the shop, of the year, the noughts before a count. An index that goes through the
// documents of every token it is asked for is asked for the few that tell most; the text
// decides. How common a token is, is seen from how close its newest documents lie.

var (
	tellingFrom int64 = 2000 // documents: of fewer all tokens are soon gone through; none in tests
	tellingLook       = 48   // documents of a token that are looked at
)

const (
	tellingTokens = 3  // as many are asked for anyway
	tellingLeft   = 16 // documents that may be left to look at in vain
)

// telling leaves of long numbers and codes the tokens that few documents hold.
func (s *Store) telling(ctx context.Context, q queryer, table string, terms []fold.Term) ([]fold.Term, error) {
	if !s.d.index.flows() || !slices.ContainsFunc(terms, longNumber) {
		return terms, nil
	}
	run, err := mainRun(ctx, q, table)
	if err != nil || run.bottom.id+tellingFrom > run.top.id {
		return terms, err
	}
	terms = slices.Clone(terms)
	for i := range terms {
		if !longNumber(terms[i]) {
			continue
		}
		if terms[i].Tokens, err = s.tellingTokens(ctx, q, table, run, fold.Apart(terms[i].Tokens)); err != nil {
			return nil, err
		}
	}
	return terms, nil
}

func longNumber(t fold.Term) bool {
	return strings.ContainsAny(t.Text, numerals) && len(fold.Apart(t.Tokens)) > tellingTokens
}

// numerals are the digits of a text and those of the numbers apart from it.
const numerals = "0123456789０１２３４５６７８９"

// mainRun is the one with most documents.
func mainRun(ctx context.Context, q queryer, table string) (main docRun, err error) {
	runs, err := docRuns(ctx, q, table)
	for _, r := range runs {
		if r.counts() && r.top.id-r.bottom.id > main.top.id-main.bottom.id {
			main = r
		}
	}
	return main, err
}

// tellingTokens returns the rarest tokens, as many as leave few documents.
func (s *Store) tellingTokens(ctx context.Context, q queryer, table string, run docRun, tokens []string) ([]string, error) {
	share := map[string]float64{}
	for _, token := range tokens {
		var err error
		if share[token], err = s.shareOf(ctx, q, table, run, token); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(tokens, func(a, b string) int { return cmp.Compare(share[a], share[b]) })
	tokens = slices.Compact(tokens)
	left := float64(run.top.id - run.bottom.id)
	for i, token := range tokens {
		if left *= share[token]; left < tellingLeft {
			return tokens[:i+1], nil
		}
	}
	return tokens, nil
}

// shareOf is the part of the newest documents of a run that hold a token.
func (s *Store) shareOf(ctx context.Context, from queryer, table string, run docRun, token string) (float64, error) {
	var match query
	id := s.d.index.holding(&match, table, []fold.Term{{Tokens: []string{token}}})
	q := query{args: match.args}
	q.sql.WriteString(`SELECT ` + id + match.sql.String())
	q.add(` AND `+id+` >= ? AND `+id+` <= ? ORDER BY `+id+` DESC LIMIT 1 OFFSET ?`, run.bottom.id, run.top.id, tellingLook)
	seen := run.bottom.id
	err := found{from.QueryRowContext(ctx, q.sql.String(), q.args...)}.Scan(&seen)
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return float64(tellingLook+1) / float64(max(run.top.id-seen, 1)), err
}
