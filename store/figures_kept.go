package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"time"
)

// The figures of a year are made of some hundred thousand conversations. What they need of
// those that ended on a day in the past is kept in one row, a few bytes for each message. The
// database itself throws the row away when one of them changes (migration 0022), so that no
// verb can forget it, and it is made again when nobody waits. What is not kept is read.

// Days are Japan's, whose offset does not change, so that a period begins with a whole one.
const (
	figureDay      = int64(24 * time.Hour / time.Millisecond)
	figureZone     = int64(9 * time.Hour / time.Millisecond)
	mostFigureDays = 2 * 3 * 366 // three years and the three before them
)

func figureDayOf(at int64) int64    { return (at + figureZone) / figureDay }
func figureDayStart(d int64) int64  { return d*figureDay - figureZone }
func daysFrom(at int64) (day int64) { return figureDayOf(at + figureDay - 1) }

// KeepFigures keeps days that are not kept, the newest first, and tells whether there are more.
func (s *Store) KeepFigures(ctx context.Context) (more bool, err error) {
	missing, err := s.figureDaysMissing(ctx)
	if err != nil || len(missing) == 0 {
		return false, err
	}
	done := 0
	err = s.txOften(ctx, func(t *txn) error {
		for began := time.Now(); done < len(missing) && ctx.Err() == nil && !s.giveWay(began); done++ {
			if err := t.keepFigures(missing[done]); err != nil {
				return err
			}
		}
		return nil
	})
	return done < len(missing), err
}

func (s *Store) figureDaysMissing(ctx context.Context) ([]int64, error) {
	kept, err := collect(ctx, s.read, scanID, `SELECT day FROM figure_days`)
	if err != nil {
		return nil, err
	}
	known := map[int64]bool{}
	for _, day := range kept {
		known[day] = true
	}
	today := figureDayOf(s.now())
	var first int64
	if err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MIN(last_at), $1) FROM inquiries`, s.now()).Scan(&first); err != nil {
		return nil, err
	}
	var missing []int64
	for day := today - 1; day >= max(figureDayOf(first), today-mostFigureDays); day-- {
		if !known[day] {
			missing = append(missing, day)
		}
	}
	return missing, nil
}

func (t *txn) keepFigures(day int64) error {
	start := figureDayStart(day)
	cases := []byte{}
	err := t.eachCase(figureCases(start, start+figureDay, 0), func(c keptCase) { cases = c.append(cases, start) })
	if err != nil {
		return err
	}
	_, err = t.exec(`
		INSERT INTO figure_days (day, cases) VALUES ($1, $2)
		ON CONFLICT (day) DO UPDATE SET cases = excluded.cases`, day, cases)
	return err
}

// keptCase is a case with the id of its category, whose name may change.
type keptCase struct {
	FigureCase
	category int64
}

// append writes a case behind others: numbers of as many bytes as they need, moments as what
// lies between them.
func (c keptCase) append(to []byte, start int64) []byte {
	to = binary.AppendUvarint(to, uint64(c.Account))
	to = binary.AppendUvarint(to, uint64(c.category))
	to = binary.AppendUvarint(to, uint64(c.LastAt-start)<<1|uint64(bit(c.Done)))
	to = binary.AppendUvarint(to, uint64(len(c.Posts)))
	last := start
	for _, p := range c.Posts {
		to = binary.AppendVarint(to, (p.At-last)<<1|bit(p.In))
		last = p.At
	}
	return to
}

// errFigures: a row of figure_days that this program has not written.
var errFigures = errors.New("figures of a day are damaged")

// eachKept hands out the cases of a day.
func eachKept(cases []byte, day int64, take func(keptCase)) error {
	var c keptCase
	damaged := false
	next := func() int64 {
		n, size := binary.Uvarint(cases)
		if size <= 0 {
			damaged = true
			return 0
		}
		cases = cases[size:]
		return int64(n)
	}
	start := figureDayStart(day)
	for len(cases) > 0 && !damaged {
		c.Account, c.category = next(), next()
		at := next()
		c.LastAt, c.Done, c.Posts = start+at>>1, at&1 == 1, c.Posts[:0]
		last := start
		for n := next(); n > 0 && !damaged; n-- {
			gap := next()
			gap = int64(uint64(gap)>>1) ^ -(gap & 1) // as binary.Varint reads it
			last += gap >> 1
			c.Posts = append(c.Posts, FigurePost{In: gap&1 == 1, At: last})
		}
		if !damaged {
			take(c)
		}
	}
	if damaged {
		return fmt.Errorf("%d: %w", day, errFigures)
	}
	return nil
}
