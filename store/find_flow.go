package store

import (
	"database/sql"
	"strconv"
)

// cursor is where the reading of a span stands. What a statement has found out to
// begin with is not asked for again.
type cursor struct {
	number int
	rows   *sql.Rows
	low    int64 // how far the statement goes
	// The newest documents are looked at before an index that gathers all answers is
	// asked: what stands in many texts is soon found in them.
	early      bool
	read, hits int // of those
}

func (c *cursor) close() error {
	if c.rows == nil {
		return nil
	}
	rows := c.rows
	c.rows = nil
	return rows.Close()
}

func (w *walk) close() (err error) {
	for _, c := range w.cursors {
		err = firstError(err, c.close())
	}
	return err
}

// flow goes on where the cursor of a span stands, or begins.
func (w *walk) flow(in docSpan, most int) (hits []Hit, err error) {
	c := in.cursor
	for most == 0 || len(hits) < most {
		if c.rows == nil {
			if in.low >= in.high {
				return hits, nil
			}
			if err := w.begin(c, in); err != nil {
				return hits, err
			}
		}
		if !c.rows.Next() {
			in.high = c.low
			if err := firstError(c.rows.Err(), c.close()); err != nil {
				return hits, err
			}
			continue
		}
		d, err := scanDoc(c.rows)
		if err != nil {
			return hits, err
		}
		if w.want.verify(&d) {
			hits = append(hits, d.Hit)
			c.hits++
		}
		if c.read++; c.early && c.read%lookEvery == 0 && w.gatherable(c) {
			in.high, c.early = d.Doc, false
			if err := c.close(); err != nil {
				return hits, err
			}
		}
	}
	return hits, nil
}

// begin asks for a span. A statement of the connection that is being read cannot begin
// again, so those of several cursors differ.
func (w *walk) begin(c *cursor, in docSpan) (err error) {
	in.early = c.early
	q := w.finding(in, 0)
	q.add(` /* ` + strconv.Itoa(c.number) + ` */`)
	c.low = in.low
	c.rows, err = w.QueryContext(w.ctx, q.sql.String(), q.args...) //nolint:sqlclosecheck // walk.close does
	return err
}

// lookEvery is after how many documents the index may be asked after all; fewer in tests.
var lookEvery = 64

// To look at a document costs as much as to gather so many of a word.
const lookCost = 12

// gatherable tells, by the part of the documents so far that were hits, that gathering
// all of them costs less than looking on until the page is full.
func (w *walk) gatherable(c *cursor) bool {
	documents := w.all
	if documents == 0 { // loose ids: nobody knows
		documents = 1 << 20
	}
	part := float64(c.hits+1) / float64(c.read)
	looks := float64(w.want.Limit-c.hits) / part
	return part*float64(documents) < looks*lookCost
}
