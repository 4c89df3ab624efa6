package mime

import "strings"

// nested reads a mail that is attached to this one. Where mails lie in mails
// too deeply the file is all there is.
func (r *reader) nested(ctype string, data []byte) {
	if ctype != "message/rfc822" && ctype != "message/global" || len(data) == 0 {
		return
	}
	o := r.outside
	if o.depth++; o.depth > maxDepth {
		r.mail.warn(warnDepth)
		return
	}
	r.mail.Nested = append(r.mail.Nested, parse(data, o))
}

// maxNestedText is how much of attached mails a search is offered.
const maxNestedText = 256 << 10

// NestedText is what the attached mails say, for a search to find them by. It is
// never the sender's own words.
func (m *Mail) NestedText() string {
	var out strings.Builder
	m.nestedText(&out)
	return out.String()
}

func (m *Mail) nestedText(out *strings.Builder) {
	for _, n := range m.Nested {
		words := []string{n.Subject}
		for _, as := range [][]Address{n.From, n.To} {
			for _, a := range as {
				words = append(words, a.Name, a.Address)
			}
		}
		words = append(words, n.Text)
		for _, f := range n.Attachments {
			words = append(words, f.Name)
		}
		for _, w := range words {
			if w == "" {
				continue
			}
			left := maxNestedText - out.Len()
			if left <= 0 {
				return
			}
			out.WriteString(strings.ToValidUTF8(w[:min(len(w), left)], ""))
			out.WriteByte('\n')
		}
		n.nestedText(out)
	}
}
