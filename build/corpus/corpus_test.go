package corpus

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/ordernumber"
	"madoguchi/store/fold"
)

func shop(seed uint64) *Shop { return New(Options{Seed: seed, Size: OfMails(6000)}) }

func TestShop_is_the_same_whoever_asks_in_any_order(t *testing.T) {
	all := slices.Collect(shop(1).Mails())
	again := shop(1)
	for _, m := range all {
		if got := again.Mail(m.N); !bytes.Equal(got.Raw, m.Raw) || got.ID != m.ID || got.Folder != m.Folder || !got.At.Equal(m.At) {
			t.Fatalf("mail %d is another one when it is asked for alone", m.N)
		}
	}
	if bytes.Equal(all[0].Raw, shop(2).Mail(all[0].N).Raw) {
		t.Error("another seed makes the same mail")
	}
	first := shop(1)
	for n := range 300 {
		same(t, fmt.Sprintf("order %d", n), fmt.Sprint(again.Order(n)), fmt.Sprint(first.Order(n)))
	}
	for n := 199; n >= 0; n-- {
		same(t, fmt.Sprintf("inquiry %d", n), fmt.Sprint(again.Inquiry(n)), fmt.Sprint(first.Inquiry(n)))
	}
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Fatalf("%s differs:\n%s\n%s", what, got, want)
	}
}

func TestMails_are_what_a_shop_gets(t *testing.T) {
	var jis, html, files, raw, text, sent float64
	ids, threads := map[string]bool{}, map[string]int{}
	s, n := shop(1), 0.0
	for m := range s.Mails() {
		n++
		raw += float64(len(m.Raw))
		_, read := s.Text(m.N)
		text += float64(len(fold.Fold(read)))
		jis += count(m.Raw, "charset=ISO-2022-JP")
		html += count(m.Raw, "Content-Type: text/html")
		files += count(m.Raw, "Content-Disposition: attachment")
		if m.Folder == Sent {
			sent++
		}
		if ids[m.ID] {
			t.Fatalf("%s comes twice", m.ID)
		}
		ids[m.ID] = true
		threads[strings.Split(m.ID, ".")[0]]++
	}
	longest := 0
	for _, k := range threads {
		longest = max(longest, k)
	}
	if longest != 8 {
		t.Errorf("the longest thread has %d mails", longest)
	}
	for _, c := range []struct {
		what            string
		is, least, most float64
	}{
		{"bytes of a mail", raw / n, 8_500, 12_500},
		{"bytes of its folded text", text / n, 1_500, 2_000},
		{"ISO-2022-JP", jis / n, .42, .50},
		{"with HTML", html / n, .12, .18},
		{"with files", files / n, .02, .04},
		{"sent by the shop", sent / n, .2, .4},
	} {
		if c.is < c.least || c.is > c.most {
			t.Errorf("%s: %.3f, want %v to %v", c.what, c.is, c.least, c.most)
		}
		t.Logf("%s: %.3f", c.what, c.is)
	}
}

func count(raw []byte, what string) float64 {
	if bytes.Contains(raw, []byte(what)) {
		return 1
	}
	return 0
}

func TestMails_are_read_as_they_were_written(t *testing.T) {
	s := shop(3)
	for m := range s.Between(0, 1000) {
		got := mime.Parse(m.Raw)
		subject, text := s.Text(m.N)
		if got.MessageID != m.ID || !got.Date.Equal(m.At) || len(got.Warnings) > 0 {
			t.Fatalf("mail %d: %q at %v, %v", m.N, got.MessageID, got.Date, got.Warnings)
		}
		if plainer(got.Subject) != plainer(subject) {
			t.Fatalf("mail %d: subject %q, want %q", m.N, got.Subject, subject)
		}
		if got.HTML == "" && got.Kind == mime.KindNormal && plainer(got.Text) != plainer(text) {
			t.Fatalf("mail %d:\n%s\nwant\n%s", m.N, got.Text, text)
		}
		if i := s.MailInquiry(m.N); i.Messages[0].MailID != m.ID || (i.Messages[0].Direction == connectors.Out) != (m.Folder == Sent) {
			t.Fatalf("mail %d: its inquiry is of %q, %s", m.N, i.Messages[0].MailID, i.Messages[0].Direction)
		}
	}
}

// plainer leaves out what a poorer charset or a mail program changes.
func plainer(s string) string { return strings.Join(strings.Fields(poorer().Replace(s)), " ") }

func TestNumbers_in_mails_are_those_of_orders(t *testing.T) {
	s, orders, named, known := shop(1), map[string]bool{}, 0, 0
	for o := range s.Orders() {
		if orders[o.Number] {
			t.Fatalf("%s comes twice", o.Number)
		}
		orders[o.Number] = true
	}
	for n := range 2000 {
		_, text := s.Text(n)
		for _, f := range ordernumber.Find(text, ordernumber.Options{YahooAccounts: []string{YahooSeller}, ShopIDs: []string{RakutenShop}}) {
			if !f.Exact || strings.Contains(text, f.Number+"k") { // 楽天 numbers its inquiries alike
				continue
			}
			named++
			if orders[f.Number] {
				known++
			}
		}
	}
	if named < 500 || known != named {
		t.Errorf("%d numbers in 2,000 mails, of which %d are orders", named, known)
	}
}

func TestInquiries_belong_to_their_mall_and_end_before_now(t *testing.T) {
	s, all := shop(1), 0
	for _, mall := range []string{"rakuten", "yahoo"} {
		last := time.Time{}
		for q := range s.Inquiries(mall) {
			all++
			first := q.Messages[0].SentAt
			if first.Before(last) || q.Messages[len(q.Messages)-1].SentAt.After(s.o.Newest) {
				t.Fatalf("%s comes at the wrong time: %v", q.RemoteID, first)
			}
			last = first
			if q.Order != "" && strings.HasPrefix(q.Order, YahooSeller) != (mall == "yahoo") {
				t.Fatalf("%s of %s names %s", q.RemoteID, mall, q.Order)
			}
		}
	}
	if all != s.Size().Inquiries {
		t.Errorf("%d inquiries, want %d", all, s.Size().Inquiries)
	}
}
