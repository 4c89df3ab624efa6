package reply

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/connectors/carrier"
)

var (
	link   = regexp.MustCompile(`(?i)h?ttps?:[ \n]?//[ \n]?[^\s<>"'、。「」()【】]+`)
	mailTo = regexp.MustCompile(`(?i)[a-z0-9._%+\-]+ ?(?:@|[(\[]at[)\]]|アットマーク) ?[a-z0-9\-]+(?:\n?\.[a-z0-9\-]+)+`)
	domain = regexp.MustCompile(`(?i)(?:\b(?:www\.)?[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*(?:\.|\(ドット\)|\[(?:dot|\.)\])(?:com|net|org|jp|info|biz|shop|store|io|me|tv|cc|link|page|app|online|site|xyz|dev|asia|tokyo|co)|[\p{Han}\p{Katakana}\p{Hiragana}]+\.(?:com|net|jp|shop))\b` +
		`|\b[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.[a-z]{2,6}/[a-z0-9]`)
)

// links holds every link against the channel's list. Channels without a list
// (mail) take any link.
func (d *draft) links() {
	if len(d.Rules.LinkHosts) == 0 {
		return
	}
	var judged []span // a link is not also a domain
	is := func(s span) bool {
		return slices.ContainsFunc(judged, func(o span) bool { return s.start < o.end && o.start < s.end })
	}
	for _, m := range d.find(link) {
		d.link(m[0])
		judged = append(judged, m[0])
	}
	for _, m := range d.find(mailTo) {
		if !is(m[0]) {
			d.address(m[0])
			judged = append(judged, m[0])
		}
	}
	for _, m := range d.find(domain) {
		host, _, path := strings.Cut(m[0].word, "/")
		if is(m[0]) || d.allowedHost(host) {
			continue
		}
		end := m[0].end
		if path {
			end = m[0].start + strings.IndexAny(d.text[m[0].start:], "/／")
		}
		d.at(m[0].start, end, Problem{
			Code: "bare_domain", Warn: true,
			Text: fmt.Sprintf("「%s」はサイトの名前に見えます。%sに断られることがあります。", clip(host), d.channel()),
		})
	}
}

func (d *draft) link(s span) {
	start, end := s.start, s.end
	for strings.ContainsRune(".,;:!?", rune(s.word[len(s.word)-1])) {
		_, n := utf8.DecodeLastRuneInString(d.text[start:end])
		s.word, end = s.word[:len(s.word)-1], end-n
	}
	raw := strings.NewReplacer(" ", "", "\n", "").Replace(s.word)
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

func (d *draft) address(s span) {
	if slices.Contains(d.Own, mailOf(s.word)) {
		return
	}
	d.at(s.start, s.end, Problem{
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
