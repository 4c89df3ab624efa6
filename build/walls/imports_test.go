// Package walls holds the rooms apart: who may import whom, in Go and in the page.
// It has nothing but tests.
package walls

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
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
		"app/alike",
		"app/worker",
		"app/figures",
		"app/drafting",
		"app/drafting/endpoint",
		"app/receipt",
		"app/reply",
		"app/secret",
		"app/settle",
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
	"madoguchi/app/apptest":               {"app", "store/storetest"},
	"madoguchi/app/worker":                {"store", "connectors"},
	"madoguchi/app/figures":               {"connectors/jst"},
	"madoguchi/app/alike":                 {"store/fold", "store/topic"},
	"madoguchi/app/export":                {},
	"madoguchi/app/faqfile":               {"app/templatefile"},
	"madoguchi/app/ask":                   {"store/fold"},
	"madoguchi/app/reply":                 {"store/topic", "connectors", "connectors/carrier", "connectors/mailbox/quote", "connectors/ordernumber", "connectors/workday"},
	"madoguchi/app/entryfile":             {"app/export/book", "app/templatefile"},
	"madoguchi/app/receipt":               {"app/reply", "connectors"},
	"madoguchi/app/receipt/slip":          {"app/paper"},
	"madoguchi/app/drafting":              {},
	"madoguchi/app/drafting/endpoint":     {"app/drafting", "connectors", "connectors/web"},
	"madoguchi/app/drafting/draftingtest": {},
	"madoguchi/app/paper":                 {},
	"madoguchi/app/safehtml":              {},
	"madoguchi/app/secret":                {},
	"madoguchi/app/settle":                {"connectors", "connectors/orderfile"},
	"madoguchi/app/longrun":               {},
	"madoguchi/app/killable":              {},
	"madoguchi/app/host":                  {"app", "store"},
	"madoguchi/app/command":               {"app", "app/receipt", "app/export/book", "app/export/month", "app/host", "app/demo", "app/demo/content", "app/secret", "connectors", "connectors/web", "connectors/ordernumber", "connectors/mailbox/mime"},
	"madoguchi/app/demo":                  {"connectors", "connectors/carrier", "connectors/rakuten", "connectors/rakuten/rakutentest", "connectors/yahoo", "connectors/yahoo/yahootest", "connectors/mailbox", "connectors/mailbox/mailboxtest", "connectors/mailbox/mime"},
	"madoguchi/build/bench": {
		"build/corpus", "app", "app/host", "store", "store/fold", "connectors", "connectors/ordernumber",
		"connectors/rakuten", "connectors/yahoo", "connectors/mailbox", "connectors/mailbox/mailboxtest",
	},
	"madoguchi/build/corpus":               {"connectors"},
	"madoguchi/build/leak":                 {},
	"madoguchi/build/acts":                 {"app", "app/host", "connectors", "connectors/folder", "connectors/mailbox", "connectors/rakuten", "connectors/yahoo"},
	"madoguchi/build/windows":              {},
	"madoguchi/build/pages":                {},
	"madoguchi/build/walls":                {},
	"madoguchi/build/typegen":              {"app", "connectors"},
	"madoguchi/store":                      {"connectors", "connectors/mailbox/quote", "connectors/ordernumber", "connectors/subject", "connectors/workday"},
	"madoguchi/store/blobs":                {},
	"madoguchi/store/fold":                 {},
	"madoguchi/store/storetest":            {},
	"madoguchi/store/rule":                 {"store/fold"},
	"madoguchi/store/topic":                {"store/fold"},
	"madoguchi/connectors":                 {},
	"madoguchi/connectors/carrier":         {},
	"madoguchi/connectors/jst":             {},
	"madoguchi/connectors/nfkc":            {},
	"madoguchi/connectors/orderfile":       {"connectors", "connectors/carrier", "connectors/orderstatus"},
	"madoguchi/connectors/ordernumber":     {},
	"madoguchi/connectors/orderstatus":     {"connectors"},
	"madoguchi/connectors/sieve":           {},
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

// anywhere may be used by every room: how Japan reads a moment, what one width of
// letters is, and how a text is held against many patterns have one place each.
var anywhere = []string{"madoguchi/connectors/jst", "madoguchi/connectors/nfkc", "madoguchi/connectors/sieve"}

// Wails is known to one file alone, behind the build tag desktop.
const (
	wails  = "github.com/wailsapp/wails/"
	window = "app/host/window.go"
)

func TestImports_go_one_way(t *testing.T) {
	t.Chdir("../..")
	for path, uses := range sources(t) {
		from := strings.TrimSuffix("madoguchi/"+filepath.ToSlash(filepath.Dir(path)), "/.")
		allowed, room := rules(from)
		if room == "" {
			t.Errorf("%s has no rule: say here what it may use", from)
		}
		for _, used := range uses {
			if strings.HasPrefix(used, wails) && path != window {
				t.Errorf("%s uses Wails", path)
			}
			inside := used == room || strings.HasPrefix(used, room+"/") && room != "madoguchi"
			registered := room == "madoguchi" && isKind(used)
			ours, ok := strings.CutPrefix(used, "madoguchi/")
			if ok && !slices.Contains(anywhere, used) && !inside && !registered && !slices.Contains(allowed, ours) {
				t.Errorf("%s may not use %s", path, used)
			}
		}
	}
}

// sources are the imports of every file that is no test, whatever it is built for.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	uses := map[string][]string{}
	for _, top := range []string{"main.go", "app", "build", "connectors", "store"} {
		err := filepath.WalkDir(top, func(path string, e fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			tree, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			uses[filepath.ToSlash(path)] = nil
			for _, i := range tree.Imports {
				uses[filepath.ToSlash(path)] = append(uses[filepath.ToSlash(path)], strings.Trim(i.Path.Value, `"`))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return uses
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
