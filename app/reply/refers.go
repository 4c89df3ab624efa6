package reply

import (
	"slices"

	"madoguchi/app/reply/language"
)

// Calls tells whether a text itself puts the shared text of a name in. The name may
// stand there with other widths of its letters and signs.
func Calls(body, name string) bool {
	names, _ := refers(parse(body).Nodes, nil, false)
	return slices.Contains(names, language.Plain(name))
}

// SameName tells whether a text calls two shared texts alike: only one of them
// could ever be put in.
func SameName(a, b string) bool { return language.Plain(a) == language.Plain(b) }
