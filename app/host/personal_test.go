package host

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"madoguchi/app"
)

// seats are methods that only change who sits at the window; calling them at
// random would end the test's own sitting.
var seats = []string{"SwitchStaff", "LockSeat", "SetPIN", "RecoverOwner"}

// onPurpose may show what is masked, each for a reason.
var onPurpose = map[string]string{
	"Reveal": "shows one value to whom the shop trusts with it, with a reason that is recorded; a trainee only asks",
}

// arguments are JSON arguments of a method: every number in it names thing k, so
// that over some k each method meets each thing that the shop has.
func arguments(t *testing.T, name string, k int64) string {
	m, ok := reflect.TypeFor[*app.Desk]().MethodByName(name)
	if !ok || m.Type.NumIn() < 3 {
		return "{}"
	}
	v := reflect.New(m.Type.In(2)).Elem()
	argument(v, "", k, 0)
	data, err := json.Marshal(v.Interface())
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// said are the words of arguments whose field asks for a certain one.
var said = map[string]string{
	"State": "working", "Mask": "渡辺＊＊", "Order": "123456-20261101-0000000001", "Part": "", "Care": "care", "After": "", "Sort": "", "Due": "", "Stage": "",
	"To": "taro@canary.example", "Kind": "note", "Charset": "utf-8", "Mall": "", "From": "", "Until": "", "Way": "in", "Cursor": "", "SHA256": "", "Status": "", "Asked": "",
}

func argument(v reflect.Value, field string, k int64, deep int) {
	switch v.Kind() {
	case reflect.String:
		w, ok := said[field]
		if !ok {
			w = wanted
		}
		v.SetString(w)
	case reflect.Int, reflect.Int64:
		if v.SetInt(k); slices.Contains([]string{"Version", "Before", "Year", "Limit", "Category", "Tag", "Owner"}, field) {
			v.SetInt(0)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 1))
		if deep < 4 && !slices.Contains([]string{"Files", "States", "Kinds", "Accounts", "Set"}, field) {
			one := reflect.New(v.Type().Elem()).Elem()
			argument(one, field, k, deep+1)
			v.Set(reflect.Append(v, one))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				argument(v.Field(i), f.Name, k, deep+1)
			}
		}
	}
}

// told are the answers of a method to a person over everything the shop has.
func told(t *testing.T, s *server, name string) string {
	var out strings.Builder
	asked := []string{"{}"}
	for k := range int64(8) {
		asked = append(asked, arguments(t, name, k))
	}
	for _, in := range asked {
		_, text := s.do(http.MethodPost, "/api/"+name, in, asJSON)
		out.WriteString(text)
		out.WriteString(cursors(text))
	}
	return out.String()
}

var cursor = regexp.MustCompile(`"(?:next|token|key)":"([A-Za-z0-9+/_=-]{8,})"`)

// cursors are the words inside the places where a list goes on.
func cursors(text string) string {
	var out strings.Builder
	for _, c := range cursor.FindAllStringSubmatch(text, -1) {
		for _, code := range []*base64.Encoding{base64.RawURLEncoding, base64.URLEncoding, base64.StdEncoding} {
			if data, err := code.DecodeString(c[1]); err == nil {
				out.Write(data)
			}
		}
	}
	return out.String()
}

// found is the first of the words in a text, with what stands around it.
func found(text string, words []string) string {
	for _, w := range words {
		if at := strings.Index(text, w); at >= 0 {
			return fmt.Sprintf("%q in …%s…", w, text[max(0, at-150):min(len(text), at+60)])
		}
	}
	return ""
}

// hiddenFrom is what a role must not read.
func hiddenFrom(role string, masked bool) []string {
	words := []string{shouting}
	if role == app.RoleTrainee || role == app.RoleAccounting {
		words = append(words, colleague)
	}
	if masked || role == app.RoleTrainee || role == app.RoleAccounting {
		words = append(words, personal...)
	}
	return words
}

func TestPersonal_data_stays_with_those_who_may_see_it(t *testing.T) {
	for _, masked := range []bool{false, true} {
		owner, roles := canaryDesk(t, masked)
		names := inOrder(methods(&app.Desk{}))
		for role, s := range roles {
			words := hiddenFrom(role, masked)
			for _, name := range names {
				if slices.Contains(seats, name) || onPurpose[name] != "" && role == app.RoleStaff {
					continue
				}
				if what := found(told(t, s, name), words); what != "" {
					t.Errorf("%s (masked %t) reads by %s: %s", role, masked, name, what)
				}
			}
		}
		if what := found(owner.log.String(), personal); what != "" {
			t.Errorf("the log holds %s", what)
		}
	}
}

// inOrder lists the methods that only tell first: the others change what is there.
func inOrder(all map[string]method) []string {
	var first, then []string
	for name := range all {
		if slices.Contains(telling, name) {
			first = append(first, name)
		} else {
			then = append(then, name)
		}
	}
	slices.Sort(then)
	return append(first, then...)
}

// telling are methods in which an owner reads personal data. The test above would
// say nothing if they were empty here.
var telling = []string{
	"Inbox", "Thread", "Search", "SearchPlaces", "Orders", "OrderByID", "OrderInquiries", "Customers", "CustomerByID", "CustomerHistory", "CallerLookup", "Drafts",
	"Changes", "Compose", "Starters", "Morning", "Raw", "FileText",
}

func TestPersonal_data_is_there_for_the_owner(t *testing.T) {
	owner, _ := canaryDesk(t, true)
	for _, name := range telling {
		if text := told(t, owner, name); found(text, personal) == "" {
			t.Errorf("%s: the owner reads nothing personal in %.600s", name, text)
		}
	}
}
