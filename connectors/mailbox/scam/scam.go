// Package scam looks for the marks of a fraudulent mail and says each in plain
// Japanese. It gives reasons, never a verdict: a real customer who is angry can
// fail every test of a mail server, so nothing is hidden or refused for a cue.
//
// It is pure: it asks no server whether a host exists.
package scam

import (
	"madoguchi/connectors/nfkc"
)

// Mail is what is looked at.
type Mail struct {
	Name    string // of the sender, as shown
	Address string
	ReplyTo string // address answers go to, empty when there is none of its own
	Auth    string // what the shop's own server found: "pass", "fail", "" (it does not say)
	Subject string
	Text    string
	HTML    string
	Files   []string // names of the attachments
	Locked  bool     // one of them is an archive that opens only with a password
}

// Cue is one reason to be careful.
type Cue struct {
	Code   string `json:"code"`   // stable word
	Text   string `json:"text"`   // Japanese, one sentence
	Strong bool   `json:"strong"` // alone a reason for a banner
}

// Look returns every cue, the strong ones first. Own are the shop's own mail
// domains: they may name the malls.
func Look(m Mail, own ...string) []Cue {
	c := collector{own: own, seen: map[string]bool{}}
	c.sender(m)
	text := nfkc.String(m.Text[:min(len(m.Text), maxText)])
	c.links(m.HTML, text)
	c.words(m, text)
	c.files(m.Files)
	if m.Locked {
		c.add(false, "file_locked", lockedText)
	}
	return c.sorted()
}

type collector struct {
	own  []string
	cues []Cue
	seen map[string]bool // hosts of links that were looked at
}

// add keeps the first cue of a code.
func (c *collector) add(strong bool, code, text string) {
	for _, k := range c.cues {
		if k.Code == code {
			return
		}
	}
	c.cues = append(c.cues, Cue{code, text, strong})
}

func (c *collector) sorted() []Cue {
	var strong, weak []Cue
	for _, k := range c.cues {
		if k.Strong {
			strong = append(strong, k)
			continue
		}
		weak = append(weak, k)
	}
	return append(strong, weak...)
}

func (c *collector) sender(m Mail) {
	host := hostOf(m.Address)
	mine := contains(c.own, host)
	if b, ok := brandIn(m.Name); ok && host != "" && !b.owns(host) && !mine {
		c.add(true, "name_spoof", "差出人の名前は「"+b.name+"」ですが、送信元は "+shown(host)+" です。")
	}
	if a := addressIn(m.Name); a != "" && registered(hostOf(a)) != registered(host) {
		c.add(true, "name_address", "差出人の名前に別のアドレス（"+cut(a)+"）が書かれています。本当の送信元は "+shown(host)+" です。")
	}
	if b, ok := imitated(host); ok && !mine {
		c.add(true, "sender_imitates", "送信元の "+shown(host)+" は「"+b.name+"」に似せた名前です。")
	}
	if m.Auth == "fail" {
		_, claims := company(host)
		c.add(claims, "auth_failed", "送信元を確かめる検査（SPF・DKIM・DMARC）に通っていません。転送された本物のメールでも起こります。")
	}
	if r := hostOf(m.ReplyTo); r != "" && registered(r) != registered(host) && !mine {
		c.add(false, "reply_elsewhere", "返信先が送信元と別の "+shown(r)+" になっています。")
	}
}

// maxText is how much of a text is looked at.
const maxText = 64 << 10

// words looks at what a mail says; text is its own, of one width.
func (c *collector) words(m Mail, text string) {
	if _, ok := company(hostOf(m.Address)); ok && m.Auth == "pass" {
		return // the mall itself may hurry its shops
	}
	body := nfkc.String(m.Subject) + "\n" + text
	for i, may := range cries.Match(body) {
		if u := urgent[i]; may && u.foundIn(body) {
			c.add(u.strong, u.code, u.text)
		}
	}
}
