package mime

import (
	"regexp"
	"strings"
)

// Bounce is what a delivery report says about a mail of the shop.
type Bounce struct {
	Recipients []Recipient `json:"recipients"`
	MessageID  string      `json:"message_id"` // of the mail that came back, bare
	Subject    string      `json:"subject"`    // of the mail that came back
}

// Recipient is one address the report speaks of.
type Recipient struct {
	Address    string `json:"address"`
	Action     string `json:"action"`     // failed, delayed, delivered, relayed, expanded; "" when not said
	Status     string `json:"status"`     // x.y.z of RFC 3463; "" when not said
	Diagnostic string `json:"diagnostic"` // the server's words
	Reason     string `json:"reason"`     // one of the Reason words
}

// Delayed tells that the other side is still trying: a warning, no failure.
func (r Recipient) Delayed() bool {
	return r.Action == "delayed" || r.Action == "" && strings.HasPrefix(r.Status, "4.")
}

// delivered tells that the report says nothing but success.
func (b *Bounce) delivered() bool {
	for _, r := range b.Recipients {
		if r.Action != "delivered" && r.Action != "relayed" && r.Action != "expanded" {
			return false
		}
	}
	return len(b.Recipients) > 0
}

// readBounce reads the machine part when there is one, else the text.
func (m *Mail) readBounce(r *reader) *Bounce {
	b := &Bounce{}
	text := notification(m.Text)
	b.Recipients = statusRecipients(r.status)
	if len(b.Recipients) == 0 && strings.Contains(strings.ToLower(m.Text), "final-recipient:") {
		b.Recipients = statusRecipients([]byte(m.Text)) // a report inside a report
		text = m.Text
	}
	if len(b.Recipients) == 0 {
		b.Recipients = m.textRecipients(text)
	}
	m.readReturned(b, r)
	m.sayDelay(b, text)
	around := text + "\n" + string(r.status)
	done := map[[2]string]string{} // reading the words again for each of 200 would be slow
	for i := range b.Recipients {
		p := &b.Recipients[i]
		key := [2]string{p.Status, p.Diagnostic}
		if _, ok := done[key]; !ok && (p.Diagnostic == "" || len(b.Recipients) == 1) {
			done[key] = reason(*p, around)
		} else if !ok {
			done[key] = reason(*p, "")
		}
		p.Reason = done[key]
	}
	return b
}

var (
	delaySubject = regexp.MustCompile(`(?i)^\W*(warning: (could not send|message)|delayed mail|delivery (delayed|status notification \(delay)|message .{1,60} delayed|mail .{1,40} delayed|配信遅延|配送遅延|送信遅延)`)
	givenUp      = regexp.MustCompile(`(?i)not going to try again|i'?ve given up|(is|was) a permanent error|permanent (fatal )?errors?\b|retry timeout exceeded|final report|再送(を|の試行を)?(終了|中止|打ち切)|送信を(中止|断念)`)
	delayWords   = regexp.MustCompile(`(?i)has not yet been delivered|not been delivered yet|will (be retried|keep trying|continue (to try|trying))|delivery attempts will continue|still being retried|this is a warning message only|再送を(試み|続け)|まだ配信(できて|されて)いません`)
)

// sayDelay marks what the words around call a delay where no code says so.
func (m *Mail) sayDelay(b *Bounce, text string) {
	if !delaySubject.MatchString(m.Subject) && !delayWords.MatchString(text) {
		return
	}
	for i := range b.Recipients {
		if p := &b.Recipients[i]; p.Action == "" && !strings.HasPrefix(p.Status, "5.") {
			p.Action = "delayed"
		}
	}
}

// readReturned finds out which mail came back, from the part that holds it or
// from the copy in the text.
func (m *Mail) readReturned(b *Bounce, r *reader) {
	src := r.returned
	if src == nil {
		src = []byte(m.Text[len(notification(m.Text)):])
		if i := strings.IndexByte(string(src), '\n'); i >= 0 && lineKind(src[:i]) != lineField {
			src = src[i+1:]
		}
		src = []byte(strings.TrimLeft(string(src), "\r\n"))
	}
	h, _, _ := splitHeader(src, true)
	if ids := messageIDs(h.Raw("Message-Id")); len(ids) > 0 {
		b.MessageID = ids[0]
	}
	if b.MessageID == "" {
		b.MessageID = originalID(string(r.status), m.Text)
	}
	b.Subject = DecodeHeader(h.Raw("Subject"))
	if len(b.Recipients) == 0 {
		for _, a := range h.addresses("To", anyCarrier) {
			if strings.Contains(a.Address, "@") {
				b.Recipients = append(b.Recipients, Recipient{Address: a.Address})
			}
		}
	}
	if len(b.Recipients) == 0 && m.Kind != KindComplaint {
		b.Recipients = m.lastResort(notification(m.Text))
	}
}

var originalIDRE = regexp.MustCompile(`(?im)^[ \t>|*]*(?:x-)?(?:original-)?message[- ]?id *[:：] *<([^<>\s]{3,300})>`)

// originalID finds the id of the returned mail where only the report names it.
func originalID(texts ...string) string {
	for _, t := range texts {
		if f := originalIDRE.FindStringSubmatch(t[:min(len(t), 64<<10)]); f != nil {
			return f[1]
		}
	}
	return ""
}

// lastResort takes the first address of a report that is neither the shop's nor
// a mail system's.
func (m *Mail) lastResort(text string) []Recipient {
	for _, a := range bareAnywhere.FindAllString(text, maxParts) {
		if !m.isOurs(a) && !isDaemon(a) {
			p := Recipient{Address: a, Diagnostic: paragraphAfter(text, a)}
			p.Status = statusIn(p.Diagnostic)
			return []Recipient{p}
		}
	}
	return nil
}

var statusRE = regexp.MustCompile(`(?:^|[^\d.])([245]\.\d{1,2}\.\d{1,3})(?:[^\d.]|\.?$|\.\s)`)

// statusRecipients reads the blocks of a delivery-status (RFC 3464 §2.3). Blank
// lines may be missing or doubled: a recipient ends where a field comes twice.
func statusRecipients(b []byte) []Recipient {
	var out []Recipient
	cur := map[string]string{}
	last, gap := "", false
	flush := func() {
		if p, ok := recipientOf(cur); ok {
			out = append(out, p)
		}
		cur = map[string]string{}
	}
	for n := 0; len(b) > 0 && n < 20000 && len(out) < maxParts; n++ {
		line, rest := cutLine(b)
		b = rest
		switch lineKind(append([]byte(nil), line...)) {
		case lineBlank:
			gap, last = true, ""
		case lineFold:
			if last != "" && len(cur[last]) < 4000 {
				cur[last] += " " + strings.TrimSpace(string(line))
			}
		case lineBad:
			last = ""
		case lineField:
			f := newField(line)
			name := strings.ToLower(f.name)
			if !isStatusField(name) {
				last = ""
				continue
			}
			_, twice := cur[name]
			if twice || gap && strings.HasSuffix(name, "-recipient") && cur["action"]+cur["status"] != "" && cur["final-recipient"]+cur["original-recipient"] != "" {
				flush()
			}
			cur[name], last, gap = string(f.value), name, false
		}
	}
	flush()
	return out
}

func isStatusField(name string) bool {
	switch name {
	case "final-recipient", "original-recipient", "action", "status", "diagnostic-code", "remote-mta", "x-actual-recipient":
		return true
	}
	return false
}

func recipientOf(f map[string]string) (Recipient, bool) {
	p := Recipient{Action: strings.ToLower(firstWord(f["action"])), Diagnostic: DecodeHeader(f["diagnostic-code"])}
	for _, k := range []string{"final-recipient", "original-recipient", "x-actual-recipient"} {
		a := f[k]
		if i := strings.LastIndexByte(a, ';'); i >= 0 {
			a = a[i+1:]
		}
		if a = bareAddress(firstWord(a)); strings.Contains(a, "@") {
			p.Address = a
			break
		}
	}
	if s := statusRE.FindStringSubmatch(f["status"]); s != nil {
		p.Status = s[1]
	}
	if p.Status == "" {
		p.Status = statusIn(p.Diagnostic)
	}
	return p, p.Address != ""
}

func firstWord(s string) string {
	if f := strings.Fields(s); len(f) > 0 {
		return f[0]
	}
	return ""
}

func statusIn(s string) string {
	if m := statusRE.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// readComplaint reads whose mail was reported (RFC 5965 §3).
func (m *Mail) readComplaint(r *reader) *Bounce {
	b := &Bounce{}
	h, _, _ := splitHeader(append(r.feedback, '\n'), true)
	for _, name := range []string{"Original-Rcpt-To", "Removal-Recipient"} {
		if len(b.Recipients) > 0 {
			break
		}
		for _, a := range h.addresses(name, anyCarrier) {
			b.Recipients = append(b.Recipients, Recipient{Address: a.Address})
		}
	}
	m.readReturned(b, r)
	for i := range b.Recipients {
		b.Recipients[i].Reason = ReasonFeedback
	}
	return b
}
