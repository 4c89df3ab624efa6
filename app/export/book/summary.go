package book

import (
	"cmp"
	"strings"
)

// Summary is the 摘要 of an event: where, which order, why. It begins with the name
// of the channel, so that no cell ever begins with a sign that a spreadsheet computes.
func (s Shop) Summary(e Event) string {
	c := s.Channel(e.Channel)
	parts := []string{cmp.Or(c.Short, c.Label, c.Code)}
	for _, p := range []string{e.OrderNo, e.Memo} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " ")
}
