package book

import "strings"

// Summary is the 摘要 of an event: where, which order, why. It begins with the name
// of the channel, so that no cell ever begins with a sign that a spreadsheet computes.
func (s Shop) Summary(e Event) string {
	parts := []string{s.Channel(e.Channel).Short}
	for _, p := range []string{e.OrderNo, e.Memo} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " ")
}
