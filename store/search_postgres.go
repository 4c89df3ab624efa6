package store

import (
	"strings"

	"madoguchi/store/fold"
)

// postgresIndex is a GIN index over the list of words. It also holds the
// beginnings of each word, because an array knows no prefix question.
type postgresIndex struct{}

func (postgresIndex) put(t *txn, d doc) error {
	_, err := t.exec(`INSERT INTO `+d.table+`_docs (id, owner_id, at, folded, words) VALUES ($1, $2, $3, $4, $5)`,
		d.id, d.owner, d.at, d.folded, withPrefixes(strings.Fields(d.words)))
	return err
}

// write has nothing to do: the words stand in the row.
func (postgresIndex) write(*txn, doc) error { return nil }

func withPrefixes(tokens []string) []string {
	seen := make(map[string]bool, 2*len(tokens))
	words := []string{}
	for _, w := range tokens {
		for i := range w + " " {
			if p := w[:i]; p != "" && !seen[p] {
				seen[p] = true
				words = append(words, p)
			}
		}
	}
	return words
}

// tidy leaves it to autovacuum.
func (postgresIndex) tidy(*txn, string) (bool, error) { return false, nil }

func (postgresIndex) drop(t *txn, table string, id int64) error {
	_, err := t.exec(`DELETE FROM `+table+`_docs WHERE id = $1`, id)
	return err
}

func (postgresIndex) match(q *query, table string, terms []fold.Term, joins ...string) string {
	ask := []string{}
	for _, term := range terms {
		ask = append(append(ask, term.Tokens...), term.Prefix...)
	}
	q.add(` FROM ` + table + `_docs d`)
	for _, j := range joins {
		q.add(` JOIN ` + j)
	}
	q.add(` WHERE d.id > 0`)
	if len(ask) > 0 {
		q.add(` AND d.words @> ?`, ask)
	}
	for _, term := range terms {
		if !term.Exact {
			q.add(` AND strpos(d.folded, ?) > 0`, term.Text)
		}
	}
	return "d.id"
}

func (postgresIndex) holding(q *query, table string, terms []fold.Term) string {
	ask := []string{}
	for _, term := range terms {
		ask = append(append(ask, term.Tokens...), term.Prefix...)
	}
	q.add(` FROM `+table+`_docs d WHERE d.id > 0 AND d.words @> ?`, ask)
	return "d.id"
}

func (postgresIndex) holds(q *query, text string) { q.add(` AND strpos(d.folded, ?) > 0`, text) }

func (postgresIndex) lacks(q *query, text string) { q.add(` AND strpos(d.folded, ?) = 0`, text) }

// flows: a connection answers one question, to its end.
func (postgresIndex) flows() bool { return false }

// streams: GIN gathers all documents of a word.
func (postgresIndex) streams([]fold.Term) bool { return false }

func (postgresIndex) streaming(terms []fold.Term) []fold.Term {
	bare := make([]fold.Term, len(terms))
	for i, t := range terms {
		bare[i] = fold.Term{Text: t.Text}
	}
	return bare
}
