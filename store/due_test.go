package store

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
)

func jstTime(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, jst.Zone())
	if err != nil {
		panic(err)
	}
	return t
}

// on is a question that came at a time.
func on(id, when string) connectors.Inquiry {
	m := post(id+"m", connectors.In, 0, "いつ届きますか")
	m.SentAt = jstTime(when)
	return asked(id, "質問", m)
}

func (d *desk) due(id int64) string {
	q := d.inquiry(id)
	if q.DueAt == 0 {
		return ""
	}
	return jst.Of(q.DueAt).Format("01-02 15:04") + " " + q.DueWhy
}

// The calendar of these days: Friday 20 November 2026, a weekend, and Monday the
// 23rd, 勤労感謝の日.
func TestDueRules_the_first_that_fits_counts_and_moves_all_that_is_open(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.at.Store(jstTime("2026-11-20 12:00").UnixMilli())
		r, y := d.account("rakuten"), d.account("yahoo")
		d.ingest(r, on("a", "2026-11-20 11:00"), on("gone", "2026-11-20 11:00"))
		d.ingest(y, on("b", "2026-11-20 11:00"))
		a, b, gone := d.remote(r, "a").ID, d.remote(y, "b").ID, d.remote(r, "gone").ID
		must(t, d.SetState(d.ctx, clerk, gone, 0, StateDone, ""))
		check := func(when, wantA, wantB string) {
			t.Helper()
			if gotA, gotB := d.due(a), d.due(b); gotA != wantA || gotB != wantB || d.due(gone) != "" {
				t.Fatalf("%s: %q and %q, want %q and %q; done %q", when, gotA, gotB, wantA, wantB, d.due(gone))
			}
		}
		save := func(r DueRule) int64 {
			id, err := d.SaveDueRule(d.ctx, clerk, r)
			must(t, err)
			return id
		}
		check("no rule", "11-21 11:00 usual", "11-21 11:00 usual")
		days := save(DueRule{Kind: "rakuten", Amount: 1, Unit: UnitBusinessDays})
		check("a business day", "11-24 11:00 rule 1", "11-21 11:00 usual")
		save(DueRule{Amount: 3, Unit: UnitBusinessHours})
		check("business hours behind it", "11-24 11:00 rule 1", "11-20 14:00 rule 2")
		must(t, d.OrderDueRules(d.ctx, clerk, []int64{2, days}))
		check("the other order", "11-20 14:00 rule 2", "11-20 14:00 rule 2")
		must(t, d.OrderDueRules(d.ctx, clerk, []int64{days, 2}))
		must(t, d.SaveDays(d.ctx, clerk, []string{"2026-11-24"}, workday.Closed, "棚卸し"))
		check("a closed day", "11-25 11:00 rule 1", "11-20 14:00 rule 2")
		peak, err := d.SavePeak(d.ctx, clerk, Peak{Name: "セール", From: "2026-11-20", To: "2026-11-27", Hours: 2})
		must(t, err)
		check("a peak", "11-25 13:00 rule 1 peak 1", "11-20 16:00 rule 2 peak 1")
		must(t, d.RemovePeak(d.ctx, clerk, peak))
		must(t, d.SaveDays(d.ctx, clerk, []string{"2026-11-24"}, "", ""))
		week := workday.Usual().Week
		week[time.Saturday] = workday.Hours{From: 10 * 60, To: 12 * 60}
		must(t, d.SaveWeek(d.ctx, clerk, week, false))
		check("a short Saturday", "11-21 11:00 rule 1", "11-20 14:00 rule 2")
		save(DueRule{ID: days, Kind: "rakuten", Weekdays: []int{1}, Amount: 1, Unit: UnitBusinessDays, Version: 1})
		check("Mondays only", "11-20 14:00 rule 2", "11-20 14:00 rule 2")
		_, err = d.SaveDueRule(d.ctx, clerk, DueRule{ID: days, Amount: 1, Unit: UnitHours, Version: 1})
		if err != ErrConflict { //nolint:errorlint // exactly this
			t.Fatal("an old version was taken:", err)
		}
		must(t, d.RemoveDueRule(d.ctx, clerk, 2))
		check("back to the usual", "11-21 11:00 usual", "11-21 11:00 usual")
		if err := d.RemoveDueRule(d.ctx, clerk, 2); err != ErrNotFound { //nolint:errorlint // exactly this
			t.Fatal(err)
		}
		d.sameCounts()
	})
}

func TestDueRules_follow_the_category_and_the_account(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.at.Store(jstTime("2026-11-20 12:00").UnixMilli())
		r := d.account("rakuten")
		d.ingest(r, on("a", "2026-11-20 11:00"))
		a := d.remote(r, "a").ID
		_, err := d.SaveDueRule(d.ctx, clerk, DueRule{Account: r, Category: 7, Amount: 1, Unit: UnitHours})
		must(t, err)
		if got := d.due(a); got != "11-21 11:00 usual" {
			t.Fatal(got)
		}
		must(t, d.tx(d.ctx, func(t *txn) error {
			if err := t.must(`UPDATE inquiries SET category_id = 7 WHERE id = $1`, a); err != nil {
				return err
			}
			return t.owe(a)
		}))
		if got := d.due(a); got != "11-20 12:00 rule 1" {
			t.Fatal(got)
		}
	})
}

func TestSetDue_outlives_the_rules_and_ends_with_its_question(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.at.Store(jstTime("2026-11-20 12:00").UnixMilli())
		r := d.account("rakuten")
		d.ingest(r, on("a", "2026-11-20 11:00"), on("b", "2026-11-20 11:00"))
		a, b := d.remote(r, "a").ID, d.remote(r, "b").ID
		must(t, d.SetState(d.ctx, clerk, b, 0, StateDone, ""))
		when := jstTime("2026-12-01 17:00").UnixMilli()
		set, err := d.SetDue(d.ctx, clerk, []int64{a, b}, when)
		must(t, err)
		if !slices.Equal(set, []int64{a}) || d.due(a) != "12-01 17:00 person" || d.due(b) != "" {
			t.Fatal(set, d.due(a), d.due(b))
		}
		must(t, d.SetSetting(d.ctx, clerk, ReplyHours, "1"))
		if d.due(a) != "12-01 17:00 person" {
			t.Fatal("a rule has overruled a person:", d.due(a))
		}
		_, err = d.Undo(d.ctx, clerk, 0, noMarks, nil)
		must(t, err)
		if d.due(a) != "11-20 12:00 usual" {
			t.Fatal("taken back:", d.due(a))
		}
		_, err = d.SetDue(d.ctx, clerk, []int64{a}, when)
		must(t, err)
		must(t, d.SetState(d.ctx, clerk, a, 0, StateDone, ""))
		must(t, d.SetState(d.ctx, clerk, a, 0, StateNew, ""))
		if d.due(a) != "11-20 12:00 usual" {
			t.Fatal("a date of a question that was closed has come back:", d.due(a))
		}
		_, err = d.SetDue(d.ctx, clerk, []int64{a}, when)
		must(t, err)
		_, err = d.SetDue(d.ctx, clerk, []int64{a}, 0)
		must(t, err)
		if d.due(a) != "11-20 12:00 usual" {
			t.Fatal("cleared:", d.due(a))
		}
	})
}

func noMarks(string) connectors.Marks { return connectors.Marks{} }

// Whatever rules, days and peaks a shop has: an answer is never owed before its
// question came, a later question never before an earlier one of the same sort,
// and a due date is the same whether it was computed at once or moved there.
func TestDuePlan_keeps_its_promises_for_any_shop(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 22))
	for range 400 {
		p := &duePlan{calendar: workday.Usual(), usual: int64(1+r.IntN(72)) * 3600 * 1000}
		p.calendar.Days = map[workday.Day]string{}
		for range r.IntN(9) {
			p.calendar.Days[workday.Date(2028, 2, 1)+workday.Day(r.IntN(60))] = []string{workday.Open, workday.Closed}[r.IntN(2)]
		}
		if r.IntN(2) == 0 {
			p.rules = append(p.rules, DueRule{ID: 1, Amount: int64(1 + r.IntN(5)), Unit: []string{UnitHours, UnitBusinessHours, UnitBusinessDays}[r.IntN(3)]})
		}
		early := jstTime("2028-02-20 00:00").Add(time.Duration(r.IntN(20*24*60)) * time.Minute)
		late := early.Add(time.Duration(r.IntN(5000)) * time.Minute)
		one, why := p.due(owing{owed: early.UnixMilli()})
		two, _ := p.due(owing{owed: late.UnixMilli()})
		if one < early.UnixMilli() || two < one || why == "" {
			t.Fatalf("asked %v, owed %v; asked %v, owed %v", early, jst.Of(one), late, jst.Of(two))
		}
		p.peaks = []Peak{{ID: 1, From: "2028-01-01", To: "2028-12-31", Hours: int64(r.IntN(30))}}
		if peak, why := p.due(owing{owed: early.UnixMilli()}); peak < one || !strings.HasSuffix(why, " peak 1") {
			t.Fatalf("a peak makes it earlier: %v, %v %s", jst.Of(one), jst.Of(peak), why)
		}
	}
}
