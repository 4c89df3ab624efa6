package store

import (
	"context"
	"slices"
)

// States of what a machine drafted.
const (
	AIRunning = "running"
	AIDone    = "done"
	AICut     = "cut"     // it broke off; what came is kept
	AIStopped = "stopped" // by a person, or by the end of the program
	AIFailed  = "failed"
)

// AIDraft is what a machine drafted for an inquiry, and what became of it.
type AIDraft struct {
	ID        int64
	InquiryID int64
	Staff     int64
	At        int64
	Endpoint  string // host, never the key
	Model     string
	Prompt    string // version of the prompt
	Local     bool
	Tone      string
	Points    []string
	Confirmed []string // values a person has held against the records
	Sent      string   // what left this PC, "" when nothing did
	Body      string
	State     string
	Reason    string // code
	Took      int64  // milliseconds
	Doubts    int
	Final     string // what the person sent
	Changed   int    // letters of Body that are not in Final, and the other way round
}

const aiColumns = `id, inquiry_id, staff_id, at, endpoint, model, prompt, local, tone, points, confirmed, sent, body, state, reason, took, doubts, final, changed`

func scanAI(r scanner) (AIDraft, error) {
	var d AIDraft
	var points, confirmed string
	err := r.Scan(&d.ID, &d.InquiryID, &d.Staff, &d.At, &d.Endpoint, &d.Model, &d.Prompt, &d.Local, &d.Tone, &points, &confirmed,
		&d.Sent, &d.Body, &d.State, &d.Reason, &d.Took, &d.Doubts, &d.Final, &d.Changed)
	if err != nil {
		return d, err
	}
	if err := fromJSON(points, &d.Points); err != nil {
		return d, err
	}
	return d, fromJSON(confirmed, &d.Confirmed)
}

// BeginAI writes down that a machine is asked, before anything leaves.
func (s *Store) BeginAI(ctx context.Context, by Actor, d AIDraft) (int64, error) {
	err := s.tx(ctx, func(t *txn) error {
		if err := t.exists(d.InquiryID); err != nil {
			return err
		}
		err := t.row(`
			INSERT INTO ai_drafts (inquiry_id, staff_id, at, endpoint, model, prompt, local, tone, points, sent, state)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'running') RETURNING id`,
			d.InquiryID, by.Staff, t.now, d.Endpoint, d.Model, d.Prompt, bit(d.Local), d.Tone, asJSON(d.Points), clean(d.Sent)).Scan(&d.ID)
		if err != nil {
			return err
		}
		return t.record(by, "ai_draft", "inquiry", d.InquiryID, d.Model)
	})
	return d.ID, err
}

// EndAI writes down how it ended. One that was erased meanwhile is ErrNotFound.
func (s *Store) EndAI(ctx context.Context, d AIDraft) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE ai_drafts SET state = $1, reason = $2, body = $3, took = $4, doubts = $5 WHERE id = $6`,
			d.State, d.Reason, clean(d.Body), d.Took, d.Doubts, d.ID)
	})
}

// EndLostAI ends those that a program which was killed has left behind.
func (s *Store) EndLostAI(ctx context.Context, before int64) error {
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`UPDATE ai_drafts SET state = 'stopped', reason = 'ended' WHERE state = 'running' AND at < $1`, before)
		return err
	})
}

// OpenAI are the newest drafts of a machine whose words may still stand in the
// unsent answer of an inquiry, the newest first.
func (s *Store) OpenAI(ctx context.Context, inquiry int64) ([]AIDraft, error) {
	return collect(ctx, s.read, scanAI, `
		SELECT `+aiColumns+` FROM ai_drafts WHERE inquiry_id = $1 AND final = '' AND body <> '' ORDER BY id DESC LIMIT 20`, inquiry)
}

// LastAI is the newest draft of a machine for an inquiry, ErrNotFound when none.
func (s *Store) LastAI(ctx context.Context, inquiry int64) (AIDraft, error) {
	return scanAI(found{s.read.QueryRowContext(ctx, `SELECT `+aiColumns+` FROM ai_drafts WHERE inquiry_id = $1 ORDER BY id DESC LIMIT 1`, inquiry)})
}

// AIDrafts is a page of the log, the newest first.
func (s *Store) AIDrafts(ctx context.Context, before int64, limit int) ([]AIDraft, error) {
	q := query{}
	q.add(`SELECT ` + aiColumns + ` FROM ai_drafts`)
	if before != 0 {
		q.add(` WHERE id < ?`, before)
	}
	q.add(` ORDER BY id DESC LIMIT ?`, limit)
	return collect(ctx, s.read, scanAI, q.sql.String(), q.args...)
}

// ConfirmAI keeps a value that a person has held against the records.
func (s *Store) ConfirmAI(ctx context.Context, by Actor, id int64, value string) error {
	return s.tx(ctx, func(t *txn) error {
		d, err := scanAI(t.row(`SELECT `+aiColumns+` FROM ai_drafts WHERE id = $1`, id))
		if err != nil || slices.Contains(d.Confirmed, value) {
			return err
		}
		if err := t.must(`UPDATE ai_drafts SET confirmed = $1 WHERE id = $2`, asJSON(append(d.Confirmed, value)), id); err != nil {
			return err
		}
		return t.record(by, "ai_confirm", "inquiry", d.InquiryID, "")
	})
}

// machineSent writes down what a person has made of the drafts of a machine.
func (t *txn) machineSent(inquiry int64, text string) error {
	list, err := collect(t.ctx, t, scanAI, `SELECT `+aiColumns+` FROM ai_drafts WHERE inquiry_id = $1 AND final = '' AND body <> '' ORDER BY id`, inquiry)
	if err != nil {
		return err
	}
	for _, d := range list {
		_, err := t.exec(`UPDATE ai_drafts SET final = $1, changed = $2 WHERE id = $3`, clean(text), lettersChanged(d.Body, text), d.ID)
		if err != nil {
			return err
		}
	}
	return nil
}

// longestCompared bounds the work of lettersChanged: letters of one text times
// those of the other.
const longestCompared = 25_000_000

// lettersChanged is how many letters have to go or to come to make one text of
// another.
func lettersChanged(a, b string) int {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if len(x)*len(y) > longestCompared {
		return len(x) + len(y)
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		before := row[0]
		row[0] = i + 1
		for j, c := range y {
			next := min(row[j+1], row[j]) + 1
			if r == c {
				next = before
			}
			before, row[j+1] = row[j+1], next
		}
	}
	return row[len(y)]
}
