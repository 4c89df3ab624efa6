package store

import "context"

// Pressing is how many answers are owed now, and today.
type Pressing struct {
	Over    int
	OverAt  int64 // the newest due date that has passed
	Today   int
	Inquiry int64 // one of those that are over, when it is the only one
}

// Pressing counts what is owed up to now and up to the end of the day.
func (s *Store) Pressing(ctx context.Context, now, dayEnds int64) (Pressing, error) {
	var p Pressing
	err := s.read.QueryRowContext(ctx, `
		SELECT COUNT(*) FILTER (WHERE due_at <= $1), COALESCE(MAX(due_at) FILTER (WHERE due_at <= $2), 0),
			COUNT(*) FILTER (WHERE due_at > $3), COALESCE(MIN(id) FILTER (WHERE due_at <= $4), 0)
		FROM `+owedBefore+`$5) owed WHERE due_at > 0`,
		now, now, now, now, dayEnds).Scan(&p.Over, &p.OverAt, &p.Today, &p.Inquiry)
	if p.Over != 1 {
		p.Inquiry = 0
	}
	return p, err
}

// Fresh is what nobody has opened yet of one account.
type Fresh struct {
	Account int64
	Count   int
	Newest  int64 // message
	Inquiry int64 // the only one, 0 when there are several
	At      int64
}

// Fresh counts per account the inquiries that are new and unread.
func (s *Store) Fresh(ctx context.Context) ([]Fresh, error) {
	return collect(ctx, s.read, func(r scanner) (Fresh, error) {
		var f Fresh
		err := r.Scan(&f.Account, &f.Count, &f.Newest, &f.Inquiry, &f.At)
		if f.Count != 1 {
			f.Inquiry = 0
		}
		return f, err
	}, `
		SELECT account_id, COUNT(*), MAX(newest_id), MIN(id), MAX(last_in_at) FROM inquiries
		WHERE state = 'new' AND unread = 1 GROUP BY account_id ORDER BY account_id`)
}
