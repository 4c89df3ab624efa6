package mailbox

import (
	"strings"
	"unicode/utf8"
)

// betweenNames separate the folders of the setting. A name that holds one of them,
// or begins or ends with a space or a quote, stands in quotes, with its own quotes
// doubled, as in a CSV file.
const betweenNames = ",、\n"

// readFolders splits the list and drops repeats; INBOX has no case (RFC 9051 §5.1).
func readFolders(list string) []string {
	var out []string
	seen := map[string]bool{}
	for rest := list; rest != ""; {
		var name string
		if name, rest = cutName(rest); strings.EqualFold(name, "INBOX") {
			name = "INBOX"
		}
		if name != "" && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return []string{"INBOX"}
	}
	return out
}

// cutName returns the first name of a list. A quote that does not end is a sign
// like any other.
func cutName(list string) (name, rest string) {
	list = strings.TrimLeft(list, " \t\r")
	if name, rest, ok := cutQuoted(list); ok {
		return name, rest
	}
	if i := strings.IndexAny(list, betweenNames); i >= 0 {
		name, rest = list[:i], trimSeparator(list[i:])
	} else {
		name = list
	}
	return strings.TrimSpace(name), rest
}

func cutQuoted(list string) (name, rest string, ok bool) {
	rest, ok = strings.CutPrefix(list, `"`)
	for ok {
		var part string
		if part, rest, ok = strings.Cut(rest, `"`); !ok {
			break
		}
		name += part
		if strings.HasPrefix(rest, `"`) {
			name, rest = name+`"`, rest[1:]
			continue
		}
		rest = strings.TrimLeft(rest, " \t\r")
		return name, trimSeparator(rest), rest == "" || strings.IndexAny(rest, betweenNames) == 0
	}
	return "", "", false
}

// trimSeparator drops the one separator that list begins with.
func trimSeparator(list string) string {
	_, size := utf8.DecodeRuneInString(list)
	return list[size:]
}
