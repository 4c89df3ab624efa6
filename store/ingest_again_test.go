package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

func TestIngest_of_the_same_batch_changes_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		q := asked("1", "届きません", post("1-1", connectors.In, -60, "まだです。"), post("1-2", connectors.Out, -30, "確認します。"))
		q.Messages[0].Attachments = []connectors.Attachment{{Name: "写真.jpg", Ref: "r1"}}
		q.Raw = []byte(`{"a":1}`)
		d.ingest(shop, q)
		before := d.picture()
		if in := d.ingest(shop, q); len(in.Changed)+len(in.New) != 0 {
			t.Errorf("said %+v", in)
		}
		if after := d.picture(); after != before {
			t.Errorf("before\n%s\nafter\n%s", before, after)
		}
	})
}

// picture is everything a person sees, without ids and arrival times.
func (d *desk) picture() string {
	d.t.Helper()
	page, err := d.Inquiries(d.ctx, InquiryQuery{Sort: "new"})
	must(d.t, err)
	var lines []string
	for _, q := range page.Rows {
		full := d.inquiry(q.ID)
		lines = append(lines, fmt.Sprint(q.RemoteID, q.Subject, q.Customer, full.Address, q.State, q.DueAt, q.LastInAt, q.LastOutAt, q.LastAt,
			q.OrderNumber, q.LinkReason, q.Unread, q.MessageCount, q.HasFiles, q.Snippet))
		for _, m := range mustMessages(d, q.ID) {
			lines = append(lines, fmt.Sprint("  ", q.RemoteID, m.RemoteID, m.Direction, m.SentAt, m.Text, m.Deleted, len(m.Files)))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// Whatever a mall or a mail server repeats, splits or reorders, the desk shows
// the same in the end.
func TestIngest_repeated_and_reordered_gives_the_same_desk(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for round := range 6 {
			random := rand.New(rand.NewPCG(uint64(round), 1))
			qs := someMail(random, 25)
			straight := openDesk(t, d.d.name == postgresName)
			mixed := openDesk(t, d.d.name == postgresName)
			a, b := straight.account("mailbox"), mixed.account("mailbox")
			mixed.at.Store(straight.at.Load())
			straight.ingest(a, qs...)
			twice := append(slices.Clone(qs), qs...)
			random.Shuffle(len(twice), func(i, j int) { twice[i], twice[j] = twice[j], twice[i] })
			for len(twice) > 0 {
				n := 1 + random.IntN(min(5, len(twice)))
				mixed.ingest(b, twice[:n]...)
				twice = twice[n:]
			}
			if want, got := straight.picture(), mixed.picture(); got != want {
				t.Fatalf("round %d\nin order\n%s\nmixed\n%s", round, want, got)
			}
			mixed.sameCounts()
		}
	})
}

// someMail makes conversations of questions, answers and bounces that quote one
// another by their ids.
func someMail(random *rand.Rand, n int) []connectors.Inquiry {
	var all []connectors.Inquiry
	for i := range n {
		from := fmt.Sprintf("c%d@example.jp", i%5)
		id, minutes := fmt.Sprintf("m%d", i), -5000+i*10
		var refs []string
		if i >= 5 && random.IntN(3) > 0 {
			refs = []string{fmt.Sprintf("m%d", i-5)} // of the same customer
		}
		q := mail(id, from, fmt.Sprintf("件名 %d", i), minutes, refs...)
		switch random.IntN(4) {
		case 0:
			q.Messages[0].Direction = connectors.Out
		case 1:
			if len(refs) == 0 {
				q = ofKind(q, connectors.NoticeOf)
			}
		}
		all = append(all, q)
	}
	return all
}
