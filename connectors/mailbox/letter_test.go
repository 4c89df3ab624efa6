package mailbox

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// lettersOf delivers the mails of the notice package's cases and returns the box
// as it stands on 20 November 2026.
func lettersOf(t *testing.T, rules string, cases ...string) *box {
	t.Helper()
	now := time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)
	s := startServer(t, mailboxtest.Options{})
	for _, name := range cases {
		raw, err := os.ReadFile(filepath.Join("notice", "testdata", name, "mail.eml"))
		if err != nil {
			t.Fatal(err)
		}
		s.Deliver([]byte(strings.ReplaceAll(string(raw), "\n", "\r\n")), now.Add(-time.Hour))
	}
	set := s.Settings()
	set["notice_rules"] = rules
	b, err := open(set, connectors.Env{Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func pullOne(t *testing.T, b *box, cur string) connectors.Batch {
	t.Helper()
	batch, err := b.Pull(t.Context(), cur)
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

func TestPull_makes_an_order_of_an_order_mail(t *testing.T) {
	got := pullOne(t, lettersOf(t, "", "order"), "")
	if len(got.Orders) != 1 || got.Orders[0].Number != "388112-20261116-0704410023" || got.Orders[0].Source != connectors.FromMail {
		t.Fatalf("%+v", got.Orders)
	}
	q := got.Inquiries[0]
	if q.Order != got.Orders[0].Number || q.Messages[0].Kind != connectors.NoticeOf || q.About.Kind != "" {
		t.Errorf("%+v", q)
	}
}

func TestPull_makes_an_inquiry_at_the_mall_of_its_notice(t *testing.T) {
	q := pullOne(t, lettersOf(t, "", "inquiry-with-number"), "").Inquiries[0]
	if q.About != (connectors.Remote{Kind: "rakuten", ID: "388112-20261116-7744120k"}) || q.Messages[0].Kind != connectors.Official {
		t.Errorf("%+v", q)
	}
	if q.Customer != (connectors.Person{}) || !strings.HasPrefix(q.URL, "https://rmesse.rms.rakuten.co.jp/") || q.Order == "" {
		t.Errorf("%+v", q)
	}
}

func TestPull_takes_nothing_from_a_forged_letter_and_says_so(t *testing.T) {
	got := pullOne(t, lettersOf(t, "", "order-forged"), "")
	q := got.Inquiries[0]
	if len(got.Orders) != 0 || q.Order != "" || q.About.Kind != "" {
		t.Errorf("%+v", got)
	}
	if !slices.ContainsFunc(q.Messages[0].Warnings, func(w string) bool { return strings.Contains(w, "確認できない送信元") }) {
		t.Errorf("warnings %q", q.Messages[0].Warnings)
	}
}

func TestPull_follows_the_shops_own_rules(t *testing.T) {
	rules := "送信元=notice.yahoo.example 件名=質問 種類=問い合わせ モール=yahoo ストア=mizutama"
	q := pullOne(t, lettersOf(t, rules, "yahoo-inquiry"), "").Inquiries[0]
	if q.About.Kind != "yahoo" || q.URL != "https://pro.store.yahoo.co.jp/pro.mizutama" {
		t.Errorf("%+v", q)
	}
}

func TestPull_reminds_of_an_ending_key_until_it_has_ended(t *testing.T) {
	b := lettersOf(t, "", "license-ends")
	first := pullOne(t, b, "")
	again := pullOne(t, b, first.Next) // the mail does not come again, the reminder does
	for _, got := range []connectors.Batch{first, again} {
		if len(got.Notices) != 1 || got.Notices[0].Code != "license_mail" || !got.Notices[0].Serious || !strings.Contains(got.Notices[0].Text, "2026年12月3日") {
			t.Errorf("%+v", got.Notices)
		}
	}
	b.env.Now = func() time.Time { return time.Date(2026, 12, 4, 0, 0, 0, 0, jst.Zone()) }
	if got := pullOne(t, b, again.Next); len(got.Notices) != 0 {
		t.Errorf("after its end: %+v", got.Notices)
	}
}

func TestLicense_of_an_unread_day_is_shown_for_two_weeks(t *testing.T) {
	at := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	l := (*license)(nil).newest(reminder(at, time.Time{}))
	if n, ok := l.notice(at.AddDate(0, 0, 13)); !ok || n.Text == "" {
		t.Error("forgotten too early")
	}
	if _, ok := l.notice(at.AddDate(0, 0, 14)); ok {
		t.Error("never forgotten")
	}
	if l.newest(reminder(at.Add(-time.Hour), at)) != l {
		t.Error("an older mail took its place")
	}
}

func TestOpen_names_the_wrong_line_of_the_rules(t *testing.T) {
	_, err := readSettings(connectors.Settings{"address": "shop@example.test", "notice_rules": "# ok\n送信元=x"})
	e := connectors.As(err)
	if e.Code != "setting_notice_rules" || !strings.Contains(e.Text, "2 行目") {
		t.Errorf("%+v", e)
	}
}
