package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store/rule"
	"madoguchi/store/topic"
)

// What a transaction keeps in memory is in the database as soon as a statement could
// tell the difference.
func TestTxn_shows_the_rows_that_wait_to_every_statement_that_could_miss_them(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		for name, ask := range map[string]string{
			"inquiries":  `SELECT COUNT(*) FROM inquiries WHERE state = 'new' AND message_count = 1`,
			"messages":   `SELECT COUNT(*) FROM messages WHERE mail_id = 'a'`,
			"refs":       `SELECT COUNT(*) FROM refs WHERE ref = 'before'`,
			"files":      `SELECT COUNT(*) FROM files WHERE name = '写真.jpg'`,
			"events":     `SELECT COUNT(*) FROM events WHERE kind = 'received'`,
			"keys":       `SELECT COUNT(*) FROM inquiry_keys WHERE word = 'mail:ichiro@example.jp'`,
			"links":      `SELECT COUNT(*) FROM links WHERE number = '246369-20261101-0000000001'`,
			"tab counts": `SELECT n FROM desk_counts WHERE state = 'new'`,
		} {
			rolledBack := fmt.Errorf("undo %s", name)
			err := d.tx(d.ctx, func(t *txn) error {
				in := d.intakeOf(t, box)
				if err := in.take(waitingMail()); err != nil {
					return err
				}
				var n int
				if err := in.row(ask).Scan(&n); err != nil || n != 1 {
					d.t.Errorf("%s: %d rows, %v", name, n, err)
				}
				return rolledBack
			})
			if err != rolledBack { //nolint:errorlint // it is that one
				t.Fatal(err)
			}
		}
	})
}

func (d *desk) intakeOf(t *txn, account int64) *intake {
	d.t.Helper()
	in := &intake{txn: t, account: account, kept: keptBytes{}}
	must(d.t, in.open())
	return in
}

func waitingMail() connectors.Inquiry {
	q := mail("a", "ichiro@example.jp", "注文番号 246369-20261101-0000000001", -5, "before")
	q.Messages[0].Attachments = []connectors.Attachment{{Name: "写真.jpg", Ref: "r1"}}
	return q
}

// Each inquiry is written once, however much its first message moves.
func TestIngest_writes_a_new_inquiry_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		must(t, d.FirstCategories(d.ctx, []Category{{Name: "配送", Topic: topic.Delivery}}))
		must(t, d.tx(d.ctx, func(t *txn) error {
			in := d.intakeOf(t, box)
			var all []connectors.Inquiry
			for i := range 5 {
				id := fmt.Sprint("m", i)
				all = append(all, mail(id, id+"@example.jp", "まだ届きません "+id, -5))
			}
			if err := in.lookAhead(all); err != nil {
				return err
			}
			for _, q := range all {
				if err := in.take(q); err != nil {
					return err
				}
			}
			for query := range t.kept {
				if strings.HasPrefix(query, "UPDATE inquiries") {
					d.t.Errorf("then comes %s", query)
				}
			}
			if n := len(slices.DeleteFunc(slices.Clone(t.sheets), func(s *sheet) bool { return !s.due })); n != 5 {
				d.t.Errorf("%d of 5 wait", n)
			}
			return nil
		}))
	})
}

// Messages that come one after the other are held in memory as the database would give
// them.
func TestIngest_holds_a_thread_as_the_database_has_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		held := 0
		for round := range 8 {
			random := rand.New(rand.NewPCG(uint64(round), 7))
			all := someMail(random, 25)
			for i := range all {
				name := func(id *string) { *id = fmt.Sprint(round, "-", *id) }
				m := &all[i].Messages[0]
				for _, id := range []*string{&all[i].RemoteID, &m.RemoteID, &m.MailID} {
					name(id)
				}
				for j := range m.Refs {
					name(&m.Refs[j])
				}
				m.Attachments = []connectors.Attachment{{Name: "a.png", Ref: "r", Inline: i%2 == 0}}[:i%3/2]
			}
			random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			must(t, d.tx(d.ctx, func(t *txn) error {
				in := d.intakeOf(t, box)
				if err := in.lookAhead(all); err != nil {
					return err
				}
				for _, q := range all {
					if err := in.take(q); err != nil {
						return err
					}
					held += len(t.threads)
					for inquiry, was := range maps.Clone(t.threads) {
						delete(t.threads, inquiry)
						s, err := t.sheet(inquiry)
						if err != nil {
							return err
						}
						if got, err := t.messagesOf(s); err != nil || !reflect.DeepEqual(got, was) {
							d.t.Errorf("round %d, %s: %v\nheld     %+v\ndatabase %+v", round, q.RemoteID, err, was, got)
						}
					}
				}
				return nil
			}))
		}
		if held < 100 {
			t.Errorf("only %d threads were held", held)
		}
	})
}

// What rules are told is the same, whether it comes from memory or is read for a trial.
func TestRule_is_told_in_the_intake_what_a_trial_tells_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		d.orders(shop, boughtBy(numberB, 9, ichiro, "りんご"), boughtBy(numberA, 5, ichiro, "なし"))
		d.rule("全部", rule.Group{}, rule.Action{Do: rule.Care, Word: "complaint"})
		must(t, d.tx(d.ctx, func(t *txn) error {
			in := d.intakeOf(t, box)
			letters := []connectors.Inquiry{letter("a", ichiro, "まだ届きません"), waitingMail(), letter("c", ichiro, "注文 "+numberA+" の件"), letter("d", connectors.Person{}, "hello, where is my parcel?")}
			for i, q := range letters {
				q.Messages[0].RemoteID, q.Messages[0].MailID = fmt.Sprint("m", i), fmt.Sprint("m", i)
				if err := in.take(q); err != nil {
					return err
				}
				s := t.sheets[len(t.sheets)-1]
				all, err := t.messagesOf(s)
				if err != nil {
					return err
				}
				got, err := in.ruled(s.id, all[len(all)-1])
				if err != nil {
					return err
				}
				plan, err := t.duePlan()
				if err != nil {
					return err
				}
				want, err := scanRuled(t.s.malls, plan)(t.row(`SELECT `+factColumns+factTables+`m.id = $1 WHERE q.id = $2`, all[len(all)-1].id, s.id))
				want.topic, want.staff = "", "" // what only a trial shows
				if err != nil || !reflect.DeepEqual(got, want) {
					d.t.Errorf("%d: %v\ngot  %+v\nwant %+v", i, err, got, want)
				}
			}
			return nil
		}))
	})
}

// What is asked of one inquiry, or of one mail, writes nothing of another one down.
func TestIngest_lets_rows_wait_while_it_reads_what_they_are_not_of(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("old", "jiro@example.jp", "先日の件", -9))
		must(t, d.tx(d.ctx, func(t *txn) error {
			in := d.intakeOf(t, box)
			batch := []connectors.Inquiry{
				mail("a", "ichiro@example.jp", "まだ届きません", -5),
				mail("new", "jiro@example.jp", "返信 注文番号 246369-20261101-0000000001", -4, "old"),
			}
			must(d.t, in.lookOn(batch, 0))
			for _, q := range batch {
				if err := in.take(q); err != nil {
					return err
				}
			}
			if n := len(t.rows[messageRows]); n != 2 {
				d.t.Errorf("%d of 2 messages wait", n)
			}
			if n := len(t.rows[linkRows]); n != 1 {
				d.t.Errorf("%d of 1 link waits", n)
			}
			return nil
		}))
	})
}
