package store

import (
	"strings"
	"testing"

	"madoguchi/connectors"
)

// A mailbox may hold a hundred thousand mails, and one writer twenty thousand of
// them: what is asked for each mail finds its rows by more than the account or
// the address.
func TestIngest_of_a_mail_reads_no_mailbox_whole(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		if d.cfg.URL != "" {
			t.Skip("the planner of PostgreSQL counts the rows first")
		}
		box := d.account("mailbox")
		var asked []string
		must(t, d.tx(d.ctx, func(t *txn) error {
			in := &intake{txn: t, account: box, kept: keptBytes{}}
			if err := in.open(); err != nil {
				return err
			}
			question, answer := letter("a", ichiro, "まだ届きません"), letter("b", ichiro, "届きました")
			answer.Messages[0].Refs = []string{"a"}
			for _, q := range []connectors.Inquiry{question, answer} {
				if err := in.take(q); err != nil {
					return err
				}
			}
			for query := range t.kept {
				asked = append(asked, query)
			}
			return nil
		}))
		if len(asked) < 25 {
			t.Fatalf("only %d statements", len(asked))
		}
		for _, query := range asked {
			for line := range strings.Lines(explain(d, query, make([]any, placeholders(query)))) {
				if strings.Contains(line, "(account_id=?)") || strings.Contains(line, "(account_id=? AND join_address=?)") {
					t.Errorf("%s\n%s", query, line)
				}
			}
		}
	})
}
