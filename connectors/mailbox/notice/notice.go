// Package notice reads the letters a mall writes to its shops by machine: the
// order mail, the word that a customer has asked something, the reminder that a
// key ends.
//
// A shop without API rights lives on these mails, so they become orders and
// inquiries. They are copies and may be forged: nothing is taken from a mail
// whose receiving server does not vouch for its sender, and what cannot be read
// is left out, never guessed. A letter is never answered: nobody reads there.
//
// A letter becomes an order of source `mail`, or an inquiry about one at the mall
// (`about_kind`, `about_id`). A new notice makes the mall's accounts due. When the mall's own
// connection has or brings that inquiry, the notice becomes an announcement in it: shown, and
// counted for nothing. Notes, owner, a person's link and, unless the customer has written
// again, the state come along. A notice without a number joins the only inquiry about its order
// in which the customer wrote in the two hours before.
//
// The package is pure: no I/O, no clock, no knowledge of IMAP or of the desk.
package notice

import (
	"strings"
	"time"

	"madoguchi/connectors"
)

// The kinds of accounts an announced inquiry can belong to. They are stored with
// it and are the malls' own Spec.Kind.
const (
	rakuten = "rakuten"
	yahoo   = "yahoo"
)

// Mail is what of a mail counts here. The texts are decoded.
type Mail struct {
	From    string // the author's address
	Subject string
	Text    string
	HTML    string // "" when there is only text
	Results string // the Authentication-Results of the own server, as they came
}

// Found is what a letter says. The zero value is a mail that is no mall's.
type Found struct {
	Kind     string // connectors.NoticeOf or connectors.Official; "" leaves the mail as it is
	Order    *connectors.Order
	Number   string            // of the one order it is about
	About    connectors.Remote // the inquiry it announces
	URL      string            // the mall's screen of that inquiry
	License  bool              // a key of the shop is about to end
	Expires  time.Time         // when, zero when that could not be read
	Warnings []string          // Japanese
}

// The sentences for a person.
const (
	unverified = "確認できない送信元です。モールから届いたメールかどうかを確かめられないため、内容を注文や問い合わせとして使っていません。モールの管理画面で確かめてください。"
	unread     = "注文メールの一部を読み取れませんでした。足りない所は、モールの画面で確かめてください。"
)

// Read tells what a mail is. The shop's own rules come first.
func Read(m Mail, rules []Rule) Found {
	m = cut(m)
	domain := domainOf(m.From)
	rule, ruled := match(rules, m)
	if !ruled && !isRakuten(domain) {
		return Found{}
	}
	if !vouched(m.Results, domain) {
		f := Found{Warnings: []string{unverified}}
		if ruled && rule.sort == sortInquiry || !ruled && announces(m) {
			f.Kind = connectors.Official // many mail servers check nothing: a person looks
		}
		return f
	}
	if ruled {
		return rule.read(m)
	}
	return readRakuten(m)
}

// longest is how much of a mail is read: an order of a hundred articles is far
// shorter.
const longest = 256 << 10

func cut(m Mail) Mail {
	for _, s := range []*string{&m.Subject, &m.Text, &m.HTML, &m.Results} {
		if len(*s) > longest {
			*s = strings.ToValidUTF8((*s)[:longest], "")
		}
	}
	return m
}

func domainOf(address string) string {
	_, domain, _ := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	return domain
}
