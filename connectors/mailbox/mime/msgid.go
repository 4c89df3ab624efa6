package mime

import (
	"regexp"
	"strings"
)

var idRE = regexp.MustCompile(`<([^<>\r\n]{1,998})>`)

// MessageIDs returns the bare ids of a Message-ID, In-Reply-To or References
// header in their order. They are opaque: nothing in them is checked or
// changed but the white space of a fold. Prose around them is skipped; a header
// without brackets gives the words that contain an @.
func MessageIDs(s string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(id string) {
		id = strings.TrimSpace(id)
		if id != "" && !seen[id] && len(out) < 1000 {
			seen[id] = true
			out = append(out, id)
		}
	}
	for _, m := range idRE.FindAllStringSubmatch(s, -1) {
		add(m[1])
	}
	if len(out) > 0 {
		return out
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }) {
		w = strings.Trim(w, "<>;\"'")
		if at := strings.IndexByte(w, '@'); at > 0 && at < len(w)-1 {
			add(w)
		}
	}
	return out
}
