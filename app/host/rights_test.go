package host

import (
	"testing"

	"madoguchi/app"
)

// A method that nobody has thought about is the owner's alone; saying so is part
// of adding it.
func TestMethods_have_a_line_in_the_table_of_rights(t *testing.T) {
	for name := range methods(&app.Desk{}) {
		if !app.Known(name) {
			t.Errorf("%s has no line in needs (app/rights.go)", name)
		}
	}
}
