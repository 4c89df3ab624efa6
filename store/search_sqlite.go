package store

import (
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// sqliteIndex is a contentless FTS5 table whose words are cut in Go.
type sqliteIndex struct{}

func (sqliteIndex) put(t *txn, d doc) error {
	_, err := t.exec(`INSERT INTO `+d.table+`_docs (id, owner_id, at, folded) VALUES ($1, $2, $3, $4)`, d.id, d.owner, d.at, d.folded)
	return err
}

func (sqliteIndex) write(t *txn, d doc) error {
	_, err := t.exec(`INSERT INTO `+d.table+`_index (rowid, t) VALUES ($1, $2)`, d.id, d.words)
	return err
}

func (sqliteIndex) drop(t *txn, table string, id int64) error {
	if _, err := t.exec(`DELETE FROM `+table+`_docs WHERE id = $1`, id); err != nil {
		return err
	}
	_, err := t.exec(`DELETE FROM `+table+`_index WHERE rowid = $1`, id)
	return err
}

// tidyPages is how many pages of the index one step writes: mostly 20 to 30 ms of a busy machine.
const tidyPages = 32

// tidy lays together what is of a size, and everything once an eighth of the index lies
// apart from the largest piece: a question looks into each of them.
func (sqliteIndex) tidy(t *txn, table string) (more bool, err error) {
	if more, err = mergePieces(t, table, tidyPages); more || err != nil {
		return more, err
	}
	var largest, all int
	err = t.row(`
		SELECT COALESCE(MAX(n), 0), COALESCE(SUM(n), 0)
		FROM (SELECT COUNT(*) AS n FROM `+table+`_index_idx GROUP BY segid) pieces`).Scan(&largest, &all)
	if err != nil || (all-largest)*8 <= all {
		return false, err
	}
	return mergePieces(t, table, -tidyPages) // the next steps go on with it
}

// mergePieces writes so many pages; a negative number begins to make one piece of all.
func mergePieces(t *txn, table string, pages int) (more bool, err error) {
	const changes = `SELECT total_changes()`
	var before, after int
	if err := t.row(changes).Scan(&before); err != nil {
		return false, err
	}
	if _, err := t.exec(`INSERT INTO `+table+`_index (`+table+`_index, rank) VALUES ('merge', $1)`, pages); err != nil {
		return false, err
	}
	err = t.row(changes).Scan(&after)
	return after-before > 1, err // fewer when there was nothing to do: https://sqlite.org/fts5.html#the_merge_command
}

// match starts from the index, so that the newest answers come first without a
// sort, however many there are.
func (sqliteIndex) match(q *query, table string, terms []fold.Term, joins ...string) string {
	ask := matching(terms)
	// CROSS JOIN keeps SQLite from starting at another table.
	more := ""
	for _, j := range joins {
		more += ` CROSS JOIN ` + j
	}
	column := "d.id"
	if len(ask) > 0 {
		column = "x.rowid"
		q.add(` FROM `+table+`_index x CROSS JOIN `+table+`_docs d ON d.id = x.rowid`+more+`
			WHERE `+table+`_index MATCH ?`, strings.Join(ask, " "))
	} else {
		// Nothing is said of the id: of two lower bounds SQLite takes the first for its end, and a
		// span is read on to the oldest document of all.
		q.add(` FROM ` + table + `_docs d` + more + ` WHERE 1 = 1`)
	}
	for _, term := range terms {
		if !term.Exact {
			q.add(` AND instr(d.folded, ?) > 0`, term.Text)
		}
	}
	return column
}

// matching are the words of a question as FTS5 reads them.
func matching(terms []fold.Term) []string {
	var ask []string
	for _, term := range terms {
		for _, w := range fold.Apart(term.Tokens) {
			ask = append(ask, `"`+w+`"`)
		}
		for _, w := range prefixes(term) {
			ask = append(ask, `"`+w+`"*`)
		}
	}
	return ask
}

func (sqliteIndex) holding(q *query, table string, terms []fold.Term) string {
	q.add(` FROM `+table+`_index x WHERE `+table+`_index MATCH ?`, strings.Join(matching(terms), " "))
	return "x.rowid"
}

func (sqliteIndex) holds(q *query, text string) { q.add(` AND instr(d.folded, ?) > 0`, text) }

func (sqliteIndex) lacks(q *query, text string) { q.add(` AND instr(d.folded, ?) = 0`, text) }

// prefixes are the beginnings of tokens that the index is asked for. Of each, FTS5 lays
// the documents of all tokens that begin so together before it gives one: beside two
// whole tokens a look at the text is cheaper.
func prefixes(t fold.Term) []string {
	if len(t.Tokens) > 1 {
		return nil
	}
	return t.Prefix
}

func (sqliteIndex) flows() bool { return true }

func (sqliteIndex) streams(terms []fold.Term) bool {
	return !slices.ContainsFunc(terms, func(t fold.Term) bool { return len(prefixes(t)) > 0 })
}

func (sqliteIndex) streaming(terms []fold.Term) []fold.Term {
	some := slices.Clone(terms)
	for i, t := range some {
		if len(prefixes(t)) > 0 {
			some[i] = fold.Term{Text: t.Text, Tokens: t.Tokens}
		}
	}
	return some
}
