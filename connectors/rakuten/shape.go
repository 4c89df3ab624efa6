package rakuten

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/web"
)

// fieldName is what a name of theirs looks like; anything else in the place of
// one might be a value.
var fieldName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,39}$`)

const maxShape = 60 // fields

// shape says which fields an answer has and what kind of value each holds, and
// no value: a shop can pass it on.
func shape(body []byte) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(body, &fields) != nil {
		return "no object"
	}
	var words []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !fieldName.MatchString(name) {
			name, fields["?"] = "?", fields[name]
		}
		words = append(words, name+":"+kindOf(fields[name]))
	}
	if len(words) > maxShape {
		words = append(words[:maxShape], "…")
	}
	return "{" + strings.Join(words, " ") + "}"
}

func kindOf(v json.RawMessage) string {
	switch v[0] {
	case '{':
		return "object"
	case '[':
		var rows []json.RawMessage
		_ = json.Unmarshal(v, &rows) // a part of valid JSON
		return fmt.Sprintf("list(%d)", len(rows))
	case '"':
		return "text"
	case 't', 'f':
		return "bool"
	case 'n':
		return "null"
	}
	return "number"
}

// answered is status, media type, names of the headers and shape of an answer.
func answered(a web.Answer) string {
	if a.Status == 0 {
		return ""
	}
	kind, _, _ := strings.Cut(a.Header.Get("Content-Type"), ";")
	names := slices.Sorted(maps.Keys(a.Header))
	s := fmt.Sprintf("%d %s headers(%s)", a.Status, kind, strings.Join(names, " "))
	if strings.Contains(kind, "json") {
		s += " " + shape(a.Body)
	}
	return s
}
