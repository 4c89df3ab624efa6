package mailbox

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// The words of iso2022jp_marks.
const (
	marksKeep    = "keep"
	marksReplace = "replace"
)

// outgoing are the settings that only sending needs.
type outgoing struct {
	bcc      string   // receives a copy of every mail, empty for none
	relayBCC string   // the same for mails through the relay
	jisTo    []string // addresses and domains that get ISO-2022-JP, lower case
	marks    bool     // ① and its like are replaced there
}

func readOutgoing(s connectors.Settings) (outgoing, error) {
	o := outgoing{bcc: s.Text("bcc"), relayBCC: s.Text("relay_bcc"), marks: s.Text("iso2022jp_marks") == marksReplace}
	if o.bcc != "" && !isAddress(o.bcc) {
		return o, badField("bcc", "控えの送り先が読み取れません。「hikae@example.jp」の形で入れてください。")
	}
	for key, copyTo := range map[string]string{"bcc": o.bcc, "relay_bcc": o.relayBCC} {
		if isMasked(copyTo) {
			return o, badField(key, "あんしんメルアドはお客様のアドレスです。控えの送り先には、店舗のアドレスを入れてください。")
		}
	}
	if o.relayBCC != "" && !isAddress(o.relayBCC) {
		return o, badField("relay_bcc", "あんしんメルアドの控えの送り先が読み取れません。楽天に登録した店舗のアドレスを入れてください。")
	}
	for i, line := range strings.Split(s["iso2022jp_to"], "\n") {
		line = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(line)), "@")
		if line == "" {
			continue
		}
		if !isAddress(line) && !isAddress("x@"+line) {
			return o, badField("iso2022jp_to", fmt.Sprintf("古い形式で送る相手の %d 行目が読み取れません。アドレスかドメインを、1 行に 1 つ書いてください。", i+1))
		}
		o.jisTo = append(o.jisTo, line)
	}
	return o, nil
}

// copyTo is who else receives a mail, empty for nobody.
func (o outgoing) copyTo(masked bool) string {
	if masked {
		return o.relayBCC
	}
	return o.bcc
}

// wantsJIS tells whether one of the recipients reads nothing newer: a person says
// so for one customer, the setting for many.
func (o outgoing) wantsJIS(r connectors.Reply) bool {
	return r.Charset == connectors.ISO2022JP || slices.ContainsFunc(r.To, func(p connectors.Person) bool {
		address, domain := strings.ToLower(p.Address), domainOf(p.Address)
		return slices.ContainsFunc(o.jisTo, func(want string) bool {
			return want == address || want == domain || !strings.Contains(want, "@") && strings.HasSuffix(domain, "."+want)
		})
	})
}

// checkLetters names what keeps a mail from going out in the old form. It is a
// warning: the mail goes out in the new one.
func (b *box) checkLetters(r connectors.Reply) []connectors.Problem {
	if !b.set.wantsJIS(r) {
		return nil
	}
	_, lost := mime.JIS(b.letter(r, b.set.address), b.set.marks)
	if len(lost) == 0 {
		return nil
	}
	some := lost[:min(len(lost), 10)]
	return []connectors.Problem{{
		Code: "not_iso2022jp", Warn: true,
		Text: "「" + plain(string(some), 40) + "」は古い形式 (ISO-2022-JP) にない文字です。このまま送ると新しい形式 (UTF-8) になり、相手によっては文字化けします。ほかの文字に直すと、古い形式で送れます。",
	}}
}

// letter is the mail of a reply in UTF-8.
func (b *box) letter(r connectors.Reply, from string) mime.Outgoing {
	out := mime.Outgoing{
		From: mime.Address{Name: b.set.name, Address: from}, Subject: r.Subject, Text: r.Text,
		Date: b.env.Now(), MessageID: r.MailID, InReplyTo: r.InRef, References: r.Refs,
	}
	for _, p := range r.To {
		out.To = append(out.To, mime.Address{Name: p.Name, Address: p.Address})
	}
	for _, f := range r.Files {
		out.Attachments = append(out.Attachments, mime.Attachment{Name: f.Name, Type: f.Type, Data: f.Data})
	}
	return out
}

// write is the mail of a reply byte for byte.
func (b *box) write(r connectors.Reply, from string) []byte {
	out := b.letter(r, from)
	if b.set.wantsJIS(r) {
		out, _ = mime.JIS(out, b.set.marks)
	}
	return mime.Build(out)
}

// isCopy tells that an address is where the shop keeps its copies.
func (o outgoing) isCopy(address string) bool {
	return address != "" && (strings.EqualFold(address, o.bcc) || strings.EqualFold(address, o.relayBCC))
}
