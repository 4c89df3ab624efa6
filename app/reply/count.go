package reply

import (
	"strings"

	"madoguchi/connectors"
)

// Count is the length of a text as the channel counts it.
func Count(text string, rules connectors.Rules) int {
	d := draft{Context: Context{Rules: rules}}
	return d.count(strings.ReplaceAll(text, "\r\n", "\n"))
}
