package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
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
