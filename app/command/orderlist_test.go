package command

import (
	"slices"
	"testing"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
)

func TestOrders_are_listed_by_state_day_and_what_is_asked(t *testing.T) {
	b := newBench(t)
	now := time.Now()
	sato := rakutentest.Person{Family: "佐藤", First: "美咲", Phone: [3]string{"090", "0000", "4721"}, Mail: "abc123s1@pc.fw.rakuten.ne.jp"}
	waits := b.rakuten.AddOrder(rakutentest.Order{At: now.Add(-72 * time.Hour), Buyer: sato, Items: []rakutentest.Item{{Name: "マグカップ", Price: 3300, Units: 1}}})
	sent := b.rakuten.AddOrder(rakutentest.Order{At: now.Add(-48 * time.Hour), Progress: 500, Buyer: rakutentest.Person{Family: "小川", First: "哲也"}})
	gone := b.rakuten.AddOrder(rakutentest.Order{At: now.Add(-24 * time.Hour), Progress: 900, Buyer: rakutentest.Person{Family: "小川", First: "哲也"}})
	q := b.rakuten.Add(rakutentest.Inquiry{Customer: "佐藤 美咲", Text: "いつ届きますか。", Order: waits, At: now.Add(-time.Hour)})
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	b.must("sync")

	list := func(args ...string) []any {
		return b.must(append([]string{"order", "list"}, args...)...)["orders"].([]any)
	}
	numbers := func(args ...string) (all []string) {
		for _, o := range list(args...) {
			all = append(all, o.(map[string]any)["number"].(string))
		}
		return all
	}
	same := func(name string, got []string, want ...string) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	day := jst.Day(now.Add(-48 * time.Hour))
	same("all", numbers(), gone, sent, waits)
	same("not sent", numbers("--status", "unshipped"), waits)
	same("cancelled", numbers("--status", "cancel", "--account", "楽天店"), gone)
	same("one state", numbers("--status", "shipped"), sent)
	same("one day", numbers("--from", day, "--to", day), sent)
	same("asked", numbers("--asked", "any"), waits)
	same("owed", numbers("--asked", "open"), waits)
	same("a telephone", numbers("--search", "090-0000-4721"), waits)
	first := list("--limit", "1")
	next := b.must("order", "list", "--limit", "1")["next"].(string)
	same("the second page", numbers("--limit", "1", "--after", next), sent)
	if row := first[0].(map[string]any); row["inquiries"] != 0.0 || row["open_inquiries"] != 0.0 {
		t.Errorf("%v", row)
	}
	shown := b.must("order", "show", waits)
	about := shown["inquiries"].([]any)
	if len(about) != 1 || about[0].(map[string]any)["id"] != b.inquiries()[q]["id"] || shown["customer_id"] == 0.0 {
		t.Errorf("%v, customer %v", about, shown["customer_id"])
	}
	b.fails("status", "order", "list", "--status", "lost")
	b.fails("from", "order", "list", "--from", "昨日")
	b.fails("until", "order", "list", "--to", "2026/11/30")
	b.fails("asked", "order", "list", "--asked", "maybe")
}
