package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Imports go one way: main → app → worker, reply, secret → store → connectors ←
// kinds → web (docs/architecture.md). This test is the wall.

// may lists, for a room (longest prefix wins), the rooms it may use. A room may
// always use itself and what lies inside it.
var may = map[string][]string{
	"madoguchi": {"app/command", "connectors", "connectors/rakuten", "connectors/yahoo", "connectors/mailbox"},
	"madoguchi/app": {
		"app/worker",
		"app/figures",
		"app/reply",
		"app/secret",
		"store",
		"store/fold",
		"store/rule",
		"store/topic",
		"connectors",
		"connectors/carrier",
		"connectors/mailbox/archive",
		"connectors/mailbox/mime",
		"connectors/mailbox/quote",
		"connectors/mailbox/scam",
		"connectors/orderfile",
		"connectors/ordernumber",
		"connectors/subject",
		"connectors/workday",
	},
	"madoguchi/app/worker":                 {"store", "connectors"},
	"madoguchi/app/figures":                {"connectors/jst"},
	"madoguchi/app/ask":                    {"store/fold"},
	"madoguchi/app/reply":                  {"connectors", "connectors/carrier", "connectors/ordernumber"},
	"madoguchi/app/paper":                  {},
	"madoguchi/app/secret":                 {},
	"madoguchi/app/longrun":                {},
	"madoguchi/app/killable":               {},
	"madoguchi/app/host":                   {"app", "store"},
	"madoguchi/app/command":                {"app", "app/host", "app/demo", "app/demo/content", "app/secret", "connectors", "connectors/web", "connectors/ordernumber", "connectors/mailbox/mime"},
	"madoguchi/app/demo":                   {"connectors", "connectors/carrier", "connectors/rakuten", "connectors/rakuten/rakutentest", "connectors/yahoo", "connectors/yahoo/yahootest", "connectors/mailbox", "connectors/mailbox/mailboxtest", "connectors/mailbox/mime"},
	"madoguchi/build/leak":                 {},
	"madoguchi/build/windows":              {},
	"madoguchi/build/pages":                {},
	"madoguchi/build/typegen":              {"app", "connectors"},
	"madoguchi/store":                      {"connectors", "connectors/mailbox/quote", "connectors/ordernumber", "connectors/subject", "connectors/workday"},
	"madoguchi/store/fold":                 {},
	"madoguchi/store/rule":                 {"store/fold"},
	"madoguchi/store/topic":                {"store/fold"},
	"madoguchi/connectors":                 {},
	"madoguchi/connectors/carrier":         {},
	"madoguchi/connectors/jst":             {},
	"madoguchi/connectors/orderfile":       {"connectors", "connectors/carrier", "connectors/orderstatus"},
	"madoguchi/connectors/ordernumber":     {},
	"madoguchi/connectors/orderstatus":     {"connectors"},
	"madoguchi/connectors/subject":         {},
	"madoguchi/connectors/web":             {"connectors"},
	"madoguchi/connectors/workday":         {},
	"madoguchi/connectors/connectortest":   {"connectors"},
	"madoguchi/connectors/signin":          {"connectors"},
	"madoguchi/connectors/rakuten":         {"connectors", "connectors/web", "connectors/carrier", "connectors/orderstatus"},
	"madoguchi/connectors/yahoo":           {"connectors", "connectors/signin", "connectors/web", "connectors/carrier", "connectors/orderstatus"},
	"madoguchi/connectors/mailbox":         {"connectors", "connectors/signin", "connectors/web", "connectors/mailbox/mime", "connectors/mailbox/notice"},
	"madoguchi/connectors/mailbox/archive": {},
	"madoguchi/connectors/mailbox/mime":    {},
	"madoguchi/connectors/mailbox/quote":   {},
	"madoguchi/connectors/mailbox/scam":    {},
	"madoguchi/connectors/mailbox/notice":  {"connectors"},
}

// anywhere may be used by every room: how Japan reads a moment has one place.
const anywhere = "madoguchi/connectors/jst"

// windowOnly may be imported by one file only, behind a build tag.
const windowOnly = "github.com/wailsapp/wails/v2"

func TestImports_go_one_way(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		allowed, room := rules(words[0])
		if room == "" {
			t.Errorf("%s has no rule: say in main_test.go what it may use", words[0])
		}
		for _, used := range words[1:] {
			if strings.HasPrefix(used, windowOnly) {
				t.Errorf("%s uses Wails outside app/host/window.go", words[0])
			}
			inside := used == room || strings.HasPrefix(used, room+"/") && room != "madoguchi"
			if used == anywhere {
				continue
			}
			registered := room == "madoguchi" && isKind(used)
			if strings.HasPrefix(used, "madoguchi/") && !inside && !registered && !slices.Contains(allowed, strings.TrimPrefix(used, "madoguchi/")) {
				t.Errorf("%s may not use %s", words[0], used)
			}
		}
	}
}

// aKind is what every kind of account may use, so that a new one needs no rule of
// its own: its folder and its place in the list in main.go are all it touches.
var aKind = []string{
	"connectors", "connectors/web", "connectors/carrier", "connectors/mailbox/mime", "connectors/mailbox/archive", "connectors/orderfile",
}

// rules returns what a package may use and the room the rule is for.
func rules(path string) (allowed []string, room string) {
	for r, a := range may {
		if (path == r || strings.HasPrefix(path, r+"/") && r != "madoguchi") && len(r) > len(room) {
			allowed, room = a, r
		}
	}
	if inside, ok := strings.CutPrefix(path, "madoguchi/connectors/"); ok && room == "madoguchi/connectors" {
		kind, _, _ := strings.Cut(inside, "/")
		return aKind, room + "/" + kind
	}
	return allowed, room
}

// isKind tells whether main.go may list a room: it lies right under connectors and
// is no room with a rule of its own.
func isKind(path string) bool {
	name, ok := strings.CutPrefix(path, "madoguchi/connectors/")
	_, own := may[path]
	return ok && !own && !strings.Contains(name, "/")
}
