package host

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"madoguchi/app"
)

// Each call among several is answered as if it had come alone: one that is
// refused takes nothing from the others.
func TestSeveral_answers_each_call_as_if_it_had_come_alone(t *testing.T) {
	s := signedIn(t)
	calls := `[{"method":"StaffList","body":{}},{"method":"Erase","body":{}},{"method":"Thread","body":{"id":99}},
		{"method":"Thread","body":"x"},{"method":"Inbox","body":{"limit":1}}]`
	r, text := s.do(http.MethodPost, "/api", calls, asJSON)
	if r.StatusCode != http.StatusOK {
		t.Fatalf("%s %s", r.Status, text)
	}
	var got []struct {
		Answer json.RawMessage
		Error  *app.Refusal
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	for i, code := range []string{"", "method_unknown", "not_found", "request", ""} {
		switch {
		case i >= len(got):
			t.Fatalf("%d answers", len(got))
		case code == "" && (got[i].Error != nil || got[i].Answer == nil):
			t.Errorf("call %d: %+v", i, got[i])
		case code != "" && (got[i].Error == nil || got[i].Error.Code != code || !japanese(got[i].Error.Text)):
			t.Errorf("call %d: %+v, want %s", i, got[i], code)
		}
	}
	_, alone := s.do(http.MethodPost, "/api/StaffList", `{}`, asJSON)
	if strings.TrimSpace(alone) != string(got[0].Answer) {
		t.Errorf("among several %s, alone %s", got[0].Answer, alone)
	}
}

func TestSeveral_refuses_what_is_no_list_of_calls(t *testing.T) {
	s := signedIn(t)
	for name, c := range map[string]struct {
		in, kind string
		status   int
	}{
		"one call":    {`{"method":"Me"}`, "application/json", 400},
		"half a list": {`[{"method":"Me"`, "application/json", 400},
		"a form":      {`a=1`, "application/x-www-form-urlencoded", 415},
		"too many":    {"[" + strings.Repeat(`{"method":"Me"},`, mostAtOnce) + `{"method":"Me"}]`, "application/json", 400},
	} {
		t.Run(name, func(t *testing.T) {
			r, text := s.do(http.MethodPost, "/api", c.in, map[string]string{"Content-Type": c.kind})
			if r.StatusCode != c.status {
				t.Errorf("%s %s", r.Status, text)
			}
		})
	}
}

// What somebody may not do alone, they may not do among several.
func TestSeveral_holds_each_call_against_the_rights_of_the_person(t *testing.T) {
	s := signedIn(t)
	var me app.Me
	s.post("SaveStaff", `{"name":"見るだけ","role":"viewer"}`, http.StatusOK, nil)
	var all app.Staffs
	s.post("StaffList", `{}`, http.StatusOK, &all)
	id, _ := json.Marshal(app.SwitchRequest{ID: all.Staff[len(all.Staff)-1].ID})
	s.post("SwitchStaff", string(id), http.StatusOK, &me)
	_, text := s.do(http.MethodPost, "/api", `[{"method":"StaffList","body":{}},{"method":"Audit","body":{}}]`, asJSON)
	var got []struct{ Error *app.Refusal }
	if err := json.Unmarshal([]byte(text), &got); err != nil || len(got) != 2 {
		t.Fatalf("%v: %s", err, text)
	}
	if got[1].Error == nil || got[1].Error.Code != "forbidden" {
		t.Errorf("%s may read the audit: %s", me.Name, text)
	}
}
