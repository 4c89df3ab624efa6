package mailbox

import (
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// keeper is a mailbox of a provider that keeps what is sent by itself.
func keeper(t *testing.T, o mailboxtest.Options) (*box, *mailboxtest.Server) {
	t.Helper()
	all := openTokens(t)
	o.Tokens = all
	s := startServer(t, o)
	return openTokenBox(t, tokenSettings(s.Settings(), all), &vault{}), s
}

// asked is a reply as FindSent is asked about it.
func asked(to string) connectors.Reply {
	r := answer(to)
	r.Since, r.Known = day, []string{"reply0@example.test"}
	return r
}

// kept puts a mail to a customer into the Sent folder.
func keep(t *testing.T, b *box, id, to, head string) {
	t.Helper()
	raw := head + "Message-ID: <" + id + ">\r\nFrom: shop@example.test\r\nTo: " + to + "\r\nSubject: Re: x\r\n\r\nok\r\n"
	if err := b.appendCopy(t.Context(), id, []byte(raw)); err != nil {
		t.Fatal(err)
	}
}

func TestFindSent_where_the_provider_keeps_sent_mail(t *testing.T) {
	const customer = "yamada@example.com"
	for name, c := range map[string]struct {
		sent func(t *testing.T, b *box)
		ask  func(r *connectors.Reply)
		want connectors.Finding
		id   string
	}{
		"nothing was ever sent":      {want: connectors.Absent},
		"others got mail":            {sent: func(t *testing.T, b *box) { keep(t, b, "other@example.test", "suzuki@example.com", "") }, want: connectors.Absent},
		"an earlier answer we know":  {sent: func(t *testing.T, b *box) { keep(t, b, "reply0@example.test", customer, "") }, want: connectors.Absent},
		"a mail nobody knows":        {sent: func(t *testing.T, b *box) { keep(t, b, "new-id@provider.test", "Yamada@example.com", "") }, want: connectors.CannotTell},
		"a mail without a recipient": {sent: func(t *testing.T, b *box) { keep(t, b, "new-id@provider.test", "", "") }, want: connectors.CannotTell},
		"the copy":                   {sent: func(t *testing.T, b *box) { keep(t, b, "reply1@example.test", customer, "") }, want: connectors.Delivered, id: "reply1@example.test"},
		"the copy under another id": {sent: func(t *testing.T, b *box) {
			keep(t, b, "new-id@provider.test", customer, renamedID+": <reply1@example.test>\r\n")
		}, want: connectors.Delivered, id: "new-id@provider.test"},
		"nobody knows since when":     {ask: func(r *connectors.Reply) { r.Since = time.Time{} }, want: connectors.CannotTell},
		"without a Message-ID":        {ask: func(r *connectors.Reply) { r.MailID = "" }, want: connectors.CannotTell},
		"through the relay of 楽天":     {ask: func(r *connectors.Reply) { r.To[0].Address = "abc@pc.fw.rakuten.ne.jp" }, want: connectors.CannotTell},
		"the Sent folder of a person": {sent: func(_ *testing.T, b *box) { b.set.sent = "INBOX" }, want: connectors.CannotTell},
		"sent with another sign-in":   {sent: func(_ *testing.T, b *box) { b.set.smtp.username = "other@example.test" }, want: connectors.CannotTell},
		"read with a password":        {sent: func(_ *testing.T, b *box) { b.set.smtp.issuer = "" }, want: connectors.CannotTell},
	} {
		t.Run(name, func(t *testing.T) {
			b, s := keeper(t, mailboxtest.Options{})
			if c.sent != nil {
				c.sent(t, b)
			}
			r := asked(customer)
			if c.ask != nil {
				c.ask(&r)
			}
			rec, finding, err := b.FindSent(t.Context(), r)
			if err != nil || finding != c.want || rec.RemoteID != c.id {
				t.Errorf("%q %+v, %v", finding, rec, err)
			}
			if n := len(s.Accepted()); n != 0 {
				t.Errorf("looking sent %d mails", n)
			}
		})
	}
}

func TestFindSent_cannot_tell_without_a_Sent_folder(t *testing.T) {
	b, _ := keeper(t, mailboxtest.Options{Sent: "-"})
	if _, finding, err := b.FindSent(t.Context(), asked("yamada@example.com")); finding != connectors.CannotTell || err != nil {
		t.Errorf("%q, %v", finding, err)
	}
}

// The copies of other providers come from us, after an answer that never came.
func TestFindSent_cannot_tell_where_the_copy_is_ours(t *testing.T) {
	b := openBox(t, startServer(t, mailboxtest.Options{}).Settings())
	if _, finding, err := b.FindSent(t.Context(), asked("yamada@example.com")); finding != connectors.CannotTell || err != nil {
		t.Errorf("%q, %v", finding, err)
	}
}

func TestKeepsSent_needs_both_ends_of_one_provider(t *testing.T) {
	for name, c := range map[string]struct {
		imap, smtp string
		want       bool
	}{
		"Gmail":                {"imap.gmail.com", "smtp.gmail.com", true},
		"Microsoft 365":        {"outlook.office365.com", "smtp.office365.com", true},
		"read somewhere else":  {"www123.sakura.ne.jp", "smtp.gmail.com", false},
		"sent somewhere else":  {"imap.gmail.com", "www123.sakura.ne.jp", false},
		"a host named like it": {"imap.gmail.com.example.com", "smtp.gmail.com", false},
	} {
		t.Run(name, func(t *testing.T) {
			b := &box{}
			b.set.imap, b.set.smtp = server{host: c.imap, username: "shop@example.com"}, server{host: c.smtp, username: "Shop@example.com"}
			if got := b.keepsSent(asked("yamada@example.com")); got != c.want {
				t.Errorf("keeps %v", got)
			}
		})
	}
}
