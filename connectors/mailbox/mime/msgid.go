package mime

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxIDs is how many are kept of one list: the first, which began the thread, and
// the newest.
const maxIDs = 1000

var (
	idRE   = regexp.MustCompile(`<([^<>]{1,998})>`) // what bracketed reads
	foldRE = regexp.MustCompile(`\r?\n[ \t]*|\r`)
)

// bracketed calls f for what stands in each pair of angle brackets.
func bracketed(s string, f func(id string)) {
	const longest = 998
	for {
		begin := strings.IndexByte(s, '<')
		if begin < 0 {
			return
		}
		s = s[begin+1:]
		end := strings.IndexAny(s, "<>")
		if end < 0 {
			return
		}
		if s[end] == '>' && end > 0 && utf8.RuneCountInString(s[:end]) <= longest {
			f(s[:end])
		}
		if s[end] == '>' {
			s = s[end+1:]
			continue
		}
		s = s[end:]
	}
}

// messageIDs returns the bare ids of a Message-ID, In-Reply-To or References
// header in their order. They are opaque: nothing in them is checked or
// changed but the white space of a fold. Prose around them is skipped; a header
// without brackets gives the words that contain an @.
func messageIDs(s string) []string {
	var out []string
	var seen map[string]bool // made when there are many
	known := func(id string) bool {
		const few = 16
		if len(out) < few {
			return slices.Contains(out, id)
		}
		if seen == nil {
			seen = map[string]bool{}
			for _, o := range out {
				seen[o] = true
			}
		}
		return seen[id]
	}
	add := func(id string) {
		if strings.ContainsAny(id, "\r\n") {
			id = foldRE.ReplaceAllString(id, "")
		}
		if id = strings.TrimSpace(id); id == "" || known(id) {
			return
		}
		if out = append(out, id); seen != nil {
			seen[id] = true
		}
	}
	if strings.Contains(s, "=?") && !strings.Contains(s, "<") {
		s = DecodeHeader(s) // some encode whatever they write
	}
	bracketed(s, add)
	if len(out) > maxIDs {
		out = append(out[:1], out[len(out)-maxIDs+1:]...)
	}
	if len(out) > 0 {
		return out
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\t' || r == ',' || r == '\r' || r == '\n' || r == '<' || r == '>'
	}) {
		w = strings.Trim(w, "<>;\"'")
		if at := strings.IndexByte(w, '@'); at > 0 && at < len(w)-1 {
			add(w)
		}
	}
	return out[:min(len(out), maxIDs)]
}
