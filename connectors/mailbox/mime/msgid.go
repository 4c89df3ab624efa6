package mime

import (
	"regexp"
	"strings"
)

// maxIDs is how many are kept of one list: the first, which began the thread, and
// the newest.
const maxIDs = 1000

var (
	idRE   = regexp.MustCompile(`<([^<>]{1,998})>`)
	foldRE = regexp.MustCompile(`\r?\n[ \t]*|\r`)
)

// messageIDs returns the bare ids of a Message-ID, In-Reply-To or References
// header in their order. They are opaque: nothing in them is checked or
// changed but the white space of a fold. Prose around them is skipped; a header
// without brackets gives the words that contain an @.
func messageIDs(s string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(id string) {
		id = strings.TrimSpace(foldRE.ReplaceAllString(id, ""))
		if id != "" && !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	if strings.Contains(s, "=?") && !strings.Contains(s, "<") {
		s = DecodeHeader(s) // some encode whatever they write
	}
	for _, m := range idRE.FindAllStringSubmatch(s, -1) {
		add(m[1])
	}
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
