package mailbox

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
	"madoguchi/connectors/mailbox/mime"
)

// oddReply is an answer with everything that mail has broken before.
func oddReply() connectors.Reply {
	r := answer("taro..y.@docomo.ne.jp")
	r.To[0].Name = "髙橋, 太郎（楽天）🎁"
	r.Subject = "Re: " + strings.Repeat("長い件名👨‍👩‍👧ｶﾞ〜", 12)
	r.Text = ".\n..\n.始まり\nFrom here\n" + strings.Repeat("とても長い行", 400) + "\n" + strings.Repeat("x", 3000) + "\n"
	for i := range 60 {
		r.Refs = append(r.Refs, "ref"+strconv.Itoa(i)+"@example.com")
	}
	for _, name := range []string{"お見積書.pdf", strings.Repeat("とても長い名前", 6) + ".xlsx", "写真🎁.jpg"} {
		r.Files = append(r.Files, connectors.File{Name: name, Type: "application/octet-stream", Data: bytes.Repeat([]byte("\r\n."), 500)})
	}
	return r
}

// arrived checks a mail on the other side of a real connection.
func arrived(t *testing.T, raw []byte, want connectors.Reply) {
	t.Helper()
	m := mime.Parse(raw)
	if m.Subject != want.Subject || m.Text != strings.TrimRight(want.Text, "\n") || m.To[0].Name != want.To[0].Name {
		t.Errorf("subject %q, to %q, %d letters", m.Subject, m.To, len(m.Text))
	}
	if len(m.Attachments) != len(want.Files) {
		t.Fatalf("%d files", len(m.Attachments))
	}
	for i, f := range want.Files {
		if a := m.Attachments[i]; a.Name != f.Name || !bytes.Equal(a.Data, f.Data) {
			t.Errorf("file %q, %d bytes", a.Name, len(a.Data))
		}
	}
	if n := len(m.References); n != 20 || m.References[0] != want.Refs[0] || m.References[n-1] != want.Refs[len(want.Refs)-1] {
		t.Errorf("%d references: %q", n, m.References)
	}
	for _, name := range []string{"Auto-Submitted", "Precedence", "Bcc", "Reply-To", "Sender"} {
		if m.Header.Has(name) {
			t.Errorf("%s: %q", name, m.Header.Raw(name))
		}
	}
	if m.MessageID != want.MailID || !strings.Contains(m.Header.Raw("To"), `<"taro..y."@docomo.ne.jp>`) {
		t.Errorf("id %q, to %q", m.MessageID, m.Header.Raw("To"))
	}
}

func TestSend_arrives_unchanged(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	if _, err := openBox(t, s.Settings()).Send(t.Context(), oddReply()); err != nil {
		t.Fatal(err)
	}
	got := s.Accepted()
	if len(got) != 1 || got[0].To[0] != `"taro..y."@docomo.ne.jp` && got[0].To[0] != "taro..y.@docomo.ne.jp" {
		t.Fatalf("%d mails to %q", len(got), got[0].To)
	}
	for i, line := range strings.Split(string(got[0].Raw), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line %d has %d bytes", i, len(line))
		}
		if n := strings.Count(line, "=?UTF-8?"); n > 1 || n == 1 && len(regexp.MustCompile(`=\?[^ ]+\?=`).FindString(line)) > 75 {
			t.Errorf("line %d: %q", i, line)
		}
	}
	arrived(t, got[0].Raw, oddReply())
}

func TestSend_arrives_unchanged_at_an_outside_server(t *testing.T) {
	sink := openSink(t)
	set := startServer(t, mailboxtest.Options{}).Settings()
	set["smtp_port"] = strconv.Itoa(sink.Port)
	r := oddReply()
	if _, err := openBox(t, set).Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	mails, err := sink.Mails()
	if err != nil || len(mails) != 1 {
		t.Fatalf("%d mails, %v", len(mails), err)
	}
	arrived(t, mails[0], r)
}

func TestSend_tells_the_servers_own_size_before_the_mail_travels(t *testing.T) {
	s := startServer(t, mailboxtest.Options{MaxMail: 2 << 20})
	r := answer("yamada@example.com")
	r.Files = []connectors.File{{Name: "a.pdf", Data: make([]byte, 3<<20)}}
	_, err := openBox(t, s.Settings()).Send(t.Context(), r)
	if e := failure(t, err, connectors.Rejected, "too_large"); !strings.Contains(e.Text, "2.0 MB を超えて") || len(s.Accepted()) != 0 {
		t.Errorf("%q", e.Text)
	}
	r.Files[0].Data = make([]byte, 1<<20)
	if _, err := openBox(t, s.Settings()).Send(t.Context(), r); err != nil {
		t.Error(err)
	}
}

func TestSend_writes_an_international_domain_in_ASCII(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	if _, err := openBox(t, s.Settings()).Send(t.Context(), answer("taro@日本語.example")); err != nil {
		t.Fatal(err)
	}
	if got := s.Accepted(); len(got) != 1 || got[0].To[0] != "taro@xn--wgv71a119e.example" {
		t.Errorf("%+v", got)
	}
}

func TestCheck_refuses_letters_that_no_server_takes(t *testing.T) {
	b := openBox(t, startServer(t, mailboxtest.Options{}).Settings())
	for _, to := range []string{"山田@example.jp", "ｔaro@example.jp"} {
		if ps := b.Check(answer(to)); len(ps) != 1 || ps[0].Code != "to_foreign" || ps[0].Warn {
			t.Errorf("%s: %+v", to, ps)
		}
	}
}

func TestSend_writes_the_old_form_by_choice_for_one_customer(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	r := answer("yamada@example.com")
	r.Charset, r.Text = connectors.ISO2022JP, "ｶﾞﾗｹｰ〜10〜20 個"
	if ps := b.Check(r); len(ps) != 0 {
		t.Errorf("%+v", ps)
	}
	if _, err := b.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if raw := s.Accepted()[0].Raw; !bytes.Contains(raw, []byte("charset=ISO-2022-JP")) || mime.Parse(raw).Text != "ガラケー～10～20 個" {
		t.Errorf("%q", mime.Parse(raw).Text)
	}
	r.MailID, r.Text = "reply2@example.test", "🎁を同封します。"
	if ps := b.Check(r); len(ps) != 1 || ps[0].Code != "not_iso2022jp" || !ps[0].Warn {
		t.Errorf("nobody was told before sending: %+v", ps)
	}
	if _, err := b.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if raw := s.Accepted()[1].Raw; !bytes.Contains(raw, []byte("charset=utf-8")) || mime.Parse(raw).Text != r.Text {
		t.Errorf("%q", mime.Parse(raw).Text)
	}
}

func TestSend_never_speaks_in_clear_where_STARTTLS_was_set(t *testing.T) {
	s := startServer(t, mailboxtest.Options{}) // offers none
	set := s.Settings()
	set["smtp_security"] = "starttls"
	_, err := openBox(t, set).Send(t.Context(), answer("yamada@example.com"))
	if err == nil || len(s.Accepted()) != 0 {
		t.Fatalf("%v", err)
	}
	if e := connectors.As(err); e.Code != "setting_smtp_security" || e.Text == "" {
		t.Errorf("%+v", e)
	}
}
