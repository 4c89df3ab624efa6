package host

import (
	"net/http"
	"strings"
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

// The page begins with what its person may, so that it asks for nothing that is refused.
func TestAsset_says_in_the_page_what_the_person_at_the_seat_may(t *testing.T) {
	owner, roles := canaryDesk(t, false)
	for who, at := range map[string]struct {
		s    *server
		want string
	}{
		"accounting": {roles[app.RoleAccounting], `<head><meta name="rights" content="be books export"></head>`},
		"viewer":     {roles[app.RoleViewer], `content="be read search"`},
		"owner":      {owner, ` people `},
	} {
		if _, text := at.s.do(http.MethodGet, "/", "", nil); !strings.Contains(text, at.want) {
			t.Errorf("%s: %s", who, text)
		}
	}
	owner.post("SetPIN", `{"id":1,"pin":"482613"}`, http.StatusOK, nil)
	owner.post("LockSeat", `{}`, http.StatusOK, nil)
	if _, text := owner.do(http.MethodGet, "/", "", nil); !strings.Contains(text, `content=""`) {
		t.Errorf("locked: %s", text)
	}
}
