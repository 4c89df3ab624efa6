package mime

import (
	"regexp"
	"strings"
)

var copyMark = regexp.MustCompile(`(?im)^(-{2,} ?(below this line is|this is a copy|original message|returned message|the header|undelivered message|unsent message|message (header|text|body) follows|body of message|元のメール|元のメッセージ)|-{3,} returned message|original message headers:|received: |return-path: |dkim-signature: |(the )?original message follows|message header:|-{3,} *enclosed)`)

// notification is the part of a report's text in front of the returned copy.
func notification(text string) string {
	if len(text) > 64<<10 {
		text = strings.ToValidUTF8(text[:64<<10], "")
	}
	if i := copyMark.FindStringIndex(text); i != nil && i[0] > 0 {
		text = text[:i[0]]
	}
	return text
}

const addrPattern = `[^\s<>"'()\[\],;:@]{1,120}@[A-Za-z0-9_.-]{1,200}[A-Za-z0-9]`

var (
	lineAddress  = regexp.MustCompile(`(?m)^[ \t]*<(` + addrPattern + `)>[ \t]*(?::|$|\(|\.\.\.)`)
	namedAddress = regexp.MustCompile(`(?i)(?:delivered to|recipient|recipients|to|宛先|あて先|送信先|>>>|アドレス|user)\s*[:：]?\s*<(` + addrPattern + `)>|>>> +\S+ <(` + addrPattern + `)>`)
	aloneAddress = regexp.MustCompile(`(?m)^[ \t]*(` + addrPattern + `)[ \t]*$`)
	replyLine    = regexp.MustCompile(`(?m)^[ \t<>]*[45]\d\d[ -].*$|(?:said|reason|error)[: (]+[45]\d\d[ -].*`)
	timedAddress = regexp.MustCompile(`(?m)^[ \t]*(` + addrPattern + `) on [A-Z]\w{2},? `)
	bareAnywhere = regexp.MustCompile(addrPattern)
	anyAddress   = regexp.MustCompile(`<(` + addrPattern + `)>`)
)

// textRecipients reads reports without a machine part: qmail, exim, the mobile
// carriers, gateways. The surest place wins.
func (m *Mail) textRecipients(text string) []Recipient {
	var addrs []string
	text = originalIDRE.ReplaceAllString(text, "") // looks like an address
	if f := m.Header.Raw("X-Failed-Recipients"); f != "" {
		for _, a := range ParseAddresses([]byte(f)) {
			addrs = append(addrs, a.Address)
		}
	}
	for _, re := range []*regexp.Regexp{lineAddress, namedAddress, aloneAddress, timedAddress, anyAddress} {
		if len(addrs) > 0 {
			break
		}
		for _, f := range re.FindAllStringSubmatch(text, maxParts) {
			a := f[1]
			if a == "" && len(f) > 2 {
				a = f[2]
			}
			if !m.isOurs(a) {
				addrs = append(addrs, a)
			}
		}
	}
	var out []Recipient
	seen := map[string]bool{}
	for _, a := range addrs {
		if seen[strings.ToLower(a)] {
			continue
		}
		seen[strings.ToLower(a)] = true
		p := Recipient{Address: a, Diagnostic: paragraphAfter(text, a)}
		if reply := replyLine.FindString(text); reply != "" && len(addrs) == 1 && !replyLine.MatchString(p.Diagnostic) && statusIn(p.Diagnostic) == "" {
			p.Diagnostic = strings.TrimSpace(reply)
		}
		p.Status = statusIn(p.Diagnostic)
		if p.Status == "" && len(addrs) == 1 {
			p.Status = statusIn(text)
		}
		if p.Status != "" {
			p.Action = "failed"
			if p.Status[0] == '4' && !givenUp.MatchString(text) {
				p.Action = "delayed"
			}
		}
		out = append(out, p)
	}
	return out
}

// isOurs tells that an address in a report is the shop's or the mail system's.
func (m *Mail) isOurs(a string) bool {
	for _, l := range [][]Address{m.To, m.From, m.ReplyTo} {
		for _, x := range l {
			if strings.EqualFold(x.Address, a) {
				return true
			}
		}
	}
	return false
}

// paragraphAfter returns what stands behind an address up to the next empty
// line: the server's words.
func paragraphAfter(text, addr string) string {
	i := strings.Index(text, addr)
	if i < 0 {
		return ""
	}
	// "To: a@b" repeats the head of the lost mail; the reason stands elsewhere.
	if line := text[strings.LastIndexByte(text[:i], '\n')+1 : i]; strings.EqualFold(strings.Trim(line, " \t<"), "to:") {
		if j := strings.Index(text[i+len(addr):], addr); j >= 0 {
			i += len(addr) + j
		}
	}
	s := strings.TrimLeft(text[i+len(addr):], ">: \t\r\n")
	if j := strings.Index(s, "\n\n"); j >= 0 {
		s = s[:j]
	}
	s = strings.Join(strings.Fields(s), " ")
	return strings.ToValidUTF8(s[:min(len(s), 1000)], "")
}
