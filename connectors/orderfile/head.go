package orderfile

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// names makes the cells of a head into names that are each different: a column
// without one is called by its place.
func names(cells []string) []string {
	out := make([]string, len(cells))
	seen := map[string]int{}
	for i, c := range cells {
		name := short(strings.Join(strings.Fields(tidy(c)), " "))
		if name == "" {
			name = fmt.Sprintf("（%d 列目）", i+1)
		}
		if seen[name]++; seen[name] > 1 {
			name = fmt.Sprintf("%s（%d）", name, seen[name])
		}
		out[i] = name
	}
	// Excel pads tables with empty columns at the right.
	for len(out) > 1 && tidy(cells[len(out)-1]) == "" {
		out = out[:len(out)-1]
	}
	return out
}

// plain is the form in which names of columns are compared: width, case, spaces
// and signs do not matter, nor the part of the order that Yahoo! puts before.
func plain(name string) string {
	name = strings.ToLower(norm.NFKC.String(name))
	if i := strings.LastIndexAny(name, "./"); i >= 0 && i+1 < len(name) {
		name = name[i+1:]
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　_-:*・「」【】[]()'\"", r) || r == '\uFEFF' {
			return -1
		}
		return r
	}, name)
}

// knownColumns counts the cells that are the name of a column we know.
func knownColumns(cells []string) int {
	n := 0
	for _, c := range cells {
		if known()[plain(tidy(c))] {
			n++
		}
	}
	return n
}

func sameHead(cells, head []string) bool {
	if len(cells) < len(head) {
		return false
	}
	for i, c := range names(cells[:len(head)]) {
		if c != head[i] {
			return false
		}
	}
	return true
}

// isSep is the line by which Excel is told the separator.
func isSep(cell string) bool { return strings.HasPrefix(strings.ToLower(cell), "sep=") }

func blank(cells []string) bool {
	for _, c := range cells {
		if tidy(c) != "" {
			return false
		}
	}
	return true
}

// misfit says why a row does not lie under its head. Empty cells at the end are
// what programs leave out or add.
func misfit(cells []string, width int) string {
	filled := len(cells)
	for filled > 0 && tidy(cells[filled-1]) == "" {
		filled--
	}
	if filled > width {
		return fmt.Sprintf("列の数が見出しより多くなっています（見出し %d 列、この行 %d 列）。区切りの文字が値の中に入っていないか確かめてください。", width, filled)
	}
	return ""
}

// short is a text as it is shown beside others.
func short(s string) string {
	const most = 80
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
