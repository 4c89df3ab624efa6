package host

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"madoguchi/app"
)

// routes are all ways to bytes beside the methods, for every thing of the shop.
func routes() []string {
	var out []string
	for k := range 16 {
		for _, way := range []string{"/files/%d", "/files/%d?part=0", "/raw/%d", "/paper/case/%d", "/paper/case/%d?outside=1", "/paper/files/%d"} {
			out = append(out, fmt.Sprintf(way, k))
		}
	}
	return out
}

func TestBytes_and_paper_stay_with_those_who_may_see_them(t *testing.T) {
	for _, masked := range []bool{false, true} {
		owner, roles := canaryDesk(t, masked)
		opened := 0
		for _, path := range routes() {
			if r, _ := owner.do(http.MethodGet, path, "", nil); r.StatusCode == http.StatusOK {
				opened++
			}
			for role, s := range roles {
				r, text := s.do(http.MethodGet, path, "", nil)
				all := masked || role == app.RoleTrainee || role == app.RoleAccounting
				if all && r.StatusCode == http.StatusOK {
					t.Errorf("%s (masked %t) opens %s", role, masked, path)
				}
				if what := found(text+fmt.Sprint(r.Header), hiddenFrom(role, masked)); what != "" {
					t.Errorf("%s (masked %t) reads at %s: %s", role, masked, path, what)
				}
			}
		}
		if opened < 9 {
			t.Errorf("the owner opens only %d", opened)
		}
	}
}

func TestEvidence_is_for_owners_also_with_the_token(t *testing.T) {
	owner, roles := canaryDesk(t, false)
	owner.post("EvidenceStart", `{"ids":[1,3]}`, http.StatusOK, nil)
	var e app.Evidence
	for e.Token == "" && e.Problem == "" {
		owner.post("EvidenceState", `{}`, http.StatusOK, &e)
		time.Sleep(5 * time.Millisecond)
	}
	if e.Token == "" {
		t.Fatal(e.Problem)
	}
	for role, s := range roles {
		if r, _ := s.do(http.MethodGet, "/paper/evidence/"+e.Token, "", nil); r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", role, r.Status)
		}
		for _, name := range []string{"EvidenceStart", "EvidenceState", "EvidenceStop"} {
			s.post(name, `{"ids":[1]}`, http.StatusForbidden, nil)
		}
	}
	if r, _ := owner.do(http.MethodGet, "/paper/evidence/"+e.Token, "", nil); r.StatusCode != http.StatusOK {
		t.Errorf("owner: %s", r.Status)
	}
	for _, token := range []string{"../madoguchi.db", "..%2Fmadoguchi.db", "%2e%2e/madoguchi.db", e.Token + "/..", e.Token + ".zip", strings.ToLower(e.Token) + "x"} {
		if r, text := owner.do(http.MethodGet, "/paper/evidence/"+token, "", nil); r.StatusCode == http.StatusOK {
			t.Errorf("%s: %s %.40q", token, r.Status, text)
		}
	}
}

func TestPaths_lead_to_no_file_of_this_machine(t *testing.T) {
	s := signedIn(t)
	for _, path := range []string{
		"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/assets/%5c..%5c..%5cmadoguchi.db", "//etc/passwd",
		"/files/..%2f..%2fmadoguchi.db", "/files/1%2f..%2f2", "/files/-1", "/files/9223372036854775808", "/raw/1/../../madoguchi.db", "/paper/case/..%2f1",
		"/paper/files/1%00", "/files/1?part=../../x", "/files/1?part=0.0.0.0.0.0.0.0", "/files/1?part=-1",
	} {
		r, text := s.do(http.MethodGet, path, "", nil)
		if strings.Contains(text, "root:") || strings.HasPrefix(text, "SQLite format") {
			t.Errorf("%s gives a file of this machine", path)
		}
		if r.StatusCode == http.StatusOK && !strings.Contains(text, "<!doctype html>") {
			t.Errorf("%s: %s %.60q", path, r.Status, text)
		}
	}
}

func TestLocked_seat_gives_nothing_but_the_way_back(t *testing.T) {
	s := signedIn(t)
	s.post("SaveStaff", `{"name":"担当A","role":"staff"}`, http.StatusOK, nil)
	s.post("SetPIN", `{"id":1,"pin":"246813"}`, http.StatusOK, nil)
	s.post("LockSeat", `{}`, http.StatusOK, nil)
	open := map[string]bool{"Me": true, "StaffList": true, "SwitchStaff": true, "RecoverOwner": true, "LockSeat": true}
	for name := range methods(&app.Desk{}) {
		r, text := s.do(http.MethodPost, "/api/"+name, `{"id":1}`, asJSON)
		if !open[name] && r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s %.80s", name, r.Status, text)
		}
		if strings.Contains(text, "yamada@example.jp") || strings.Contains(text, body) {
			t.Errorf("%s tells of a customer", name)
		}
	}
	for _, path := range routes() {
		if r, _ := s.do(http.MethodGet, path, "", nil); r.StatusCode == http.StatusOK {
			t.Errorf("%s is open", path)
		}
	}
	for _, path := range []string{"/upload", "/orderfile", "/entryfile", "/settlementfile"} {
		if r, _ := s.do(http.MethodPost, path, "x", nil); r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", path, r.Status)
		}
	}
	if r, _ := s.do(http.MethodPost, "/api/SwitchStaff", `{"id":1,"pin":"000000"}`, asJSON); r.StatusCode == http.StatusOK {
		t.Error("a wrong PIN opens it")
	}
	s.post("SwitchStaff", `{"id":1,"pin":"246813"}`, http.StatusOK, nil)
	s.post("Thread", `{"id":1}`, http.StatusOK, nil)
}
