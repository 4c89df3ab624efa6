package reply

import (
	_ "embed"
	"slices"
	"strings"
)

// typed are facts that only a person knows: a line each of name, kind and help.
// They stay missing until typed.
//
//go:embed typed.txt
var typed string

// typedPersonal are the typed facts about a person.
var typedPersonal = []string{"旧住所", "新住所", "宛名", "名入れ", "送り主名"}

func typedVariables() []definition {
	var ds []definition
	for _, line := range strings.Split(strings.TrimSpace(typed), "\n") {
		words := strings.SplitN(line, " ", 3)
		ds = append(ds, definition{
			Variable: Variable{
				Name: words[0], Kind: words[1], Help: words[2], Source: sourceTyped,
				Personal: slices.Contains(typedPersonal, words[0]),
			},
			value:  func(Facts) fact { return fact{} },
			absent: "ここは手で入れてください。",
		})
	}
	return ds
}
