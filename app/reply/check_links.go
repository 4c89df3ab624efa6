package reply

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/carrier"
)

var (
	link   = regexp.MustCompile(`(?i)h?ttps?[:：]//[^\s<>"'、。「」（）()【】　]+`)
	mailTo = regexp.MustCompile(`[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+`)
	domain = regexp.MustCompile(`(?i)\b(?:www\.)?[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.(?:com|net|org|jp|info|biz|shop|store|io|me|tv|cc|link|page|app)\b`)
)

// links holds every link against the channel's list. Channels without a list
// (mail) take any link.
func (d *draft) links() {
	if len(d.Rules.LinkHosts) == 0 {
		return
	}
	rest := []byte(d.text)
	for _, m := range link.FindAllStringIndex(d.text, -1) {
		d.link(m[0], m[1])
		blank(rest, m)
	}
	for _, m := range mailTo.FindAllIndex(rest, -1) {
		d.address(m[0], m[1])
		blank(rest, m)
	}
	for _, m := range domain.FindAllIndex(rest, -1) {
		if host := string(rest[m[0]:m[1]]); !d.allowedHost(host) {
			d.at(m[0], m[1], Problem{
				Code: "bare_domain", Warn: true,
				Text: fmt.Sprintf("「%s」はサイトの名前に見えます。%sに断られることがあります。", clip(host), d.channel()),
			})
		}
	}
}

// blank covers what is already judged, so that a link is not also a domain.
func blank(b []byte, m []int) {
	for i := m[0]; i < m[1]; i++ {
		b[i] = ' '
	}
}

func (d *draft) link(start, end int) {
	raw := strings.TrimRight(d.text[start:end], ".,;:!?")
	end = start + len(raw)
	if u, err := url.Parse(raw); err == nil && u.Scheme == "https" && d.allowedHost(u.Hostname()) {
		return
	}
	if c, number, ok := carrier.FromLink(raw); ok {
		to := strings.TrimSpace(c.Name + " " + carrier.Display(number))
		d.at(start, end, Problem{
			Code: "link", Fix: fixReplace, FixTo: to,
			Text: fmt.Sprintf("%sでは追跡ページのリンクを送れません。運送会社名と番号に置き換えられます。", d.channel()),
		})
		return
	}
	p := Problem{
		Code: "link", Fix: fixReplace,
		Text: fmt.Sprintf("%sでは「%s」へのリンクを送れません。リンクを消すと送れます。", d.channel(), clip(raw)),
	}
	if u, err := url.Parse(raw); err == nil && d.allowedHost(u.Hostname()) {
		u.Scheme = "https"
		p.FixTo = u.String()
		p.Text = fmt.Sprintf("%sでは https で始まるリンクだけを送れます。https に直せます。", d.channel())
	}
	d.at(start, end, p)
}

func (d *draft) address(start, end int) {
	if slices.Contains(d.Own, d.text[start:end]) {
		return
	}
	d.at(start, end, Problem{
		Code: "mail_address", Warn: true,
		Text: fmt.Sprintf("本文にメールアドレスがあります。%sではやり取りをこの画面の中で行う決まりです。", d.channel()),
	})
}

func (d *draft) allowedHost(host string) bool {
	host = strings.ToLower(host)
	return slices.ContainsFunc(d.Rules.LinkHosts, func(h string) bool {
		return host == h || strings.HasSuffix(host, "."+h)
	})
}
