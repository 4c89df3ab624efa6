package command

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
)

// Somebody calls who has bought at 楽天: found by the last digits, the call becomes
// an inquiry about the order, and nothing can be sent to it.
func TestLine_a_call_finds_the_customer_and_becomes_an_inquiry(t *testing.T) {
	b := newBench(t)
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	number := b.rakuten.AddOrder(rakutentest.Order{
		At: time.Now().Add(-72 * time.Hour), Buyer: rakutentest.Person{Family: "小川", First: "哲也", Mail: "abc123s1@pc.fw.rakuten.ne.jp", Phone: [3]string{"090", "0000", "4721"}},
		Items: []rakutentest.Item{{Name: "鉄釉マグカップ 藍 350ml", Price: 3300, Units: 2}},
	})
	b.must("sync")
	found := b.must("call", "lookup", "4721")["callers"].([]any)
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	caller := found[0].(map[string]any)
	if caller["name"] != "小川 哲也" || caller["why"] != "tail" || caller["recent_orders"].([]any)[0].(map[string]any)["number"] != number {
		t.Errorf("caller %v", caller)
	}
	shown := b.must("call", "add", "--customer", id(caller), "--order", number, "--number", "090-0000-4721", "--minutes", "3", "--text", "取っ手が欠けていた")
	memo := shown["messages"].([]any)[0].(map[string]any)["call"].(map[string]any)
	if shown["kind"] != "phone" || shown["state"] != "working" || shown["order_number"] != number || shown["subject"] != "お客様からの電話（小川 哲也 様）" ||
		memo["seconds"] != 180.0 || memo["way"] != "in" || memo["name"] != "小川 哲也" {
		t.Errorf("inquiry %v", shown)
	}
	if code, _, errs := b.say("reply", id(shown), "--body-file", b.file("b", "承知しました。"), "--hold", "0"); code != exitFailed || !strings.Contains(errs, `"by_phone"`) {
		t.Errorf("a reply: exit %d, %s", code, errs)
	}
	b.must("sync")
	if code, _, errs := b.say("call", "add", "--text", " "); code != exitFailed || !strings.Contains(errs, `"empty"`) {
		t.Errorf("an empty memo: exit %d, %s", code, errs)
	}

	b.must("customer", "note", id(caller), "--text", "夕方に電話", "--vip")
	if c := b.must("customer", "list", "--search", "夕方")["customers"].([]any); len(c) != 1 || c[0].(map[string]any)["vip"] != true {
		t.Errorf("found by the note: %v", c)
	}
	if h := b.must("customer", "history", id(caller)); len(h["orders"].([]any)) != 1 || len(h["inquiries"].([]any)) != 1 {
		t.Errorf("history %v", h)
	}
	note := b.must("inquiry", "note", id(shown), "--text", "在庫 6")["messages"].([]any)[1].(map[string]any)
	if e := b.must("inquiry", "edit-note", id(note), "--text", "在庫 5")["earlier"].([]any); len(e) != 1 || e[0].(map[string]any)["text"] != "在庫 6" {
		t.Errorf("earlier %v", e)
	}
	if code, _, errs := b.say("inquiry", "note", id(shown), "--text", "見て", "--mention", "いない人"); code != exitFailed || !strings.Contains(errs, `"not_found"`) {
		t.Errorf("an unknown colleague: exit %d, %s", code, errs)
	}
	if m := b.must("mentions")["mentions"].([]any); len(m) != 0 {
		t.Errorf("mentions %v", m)
	}
}

func TestLine_a_carriers_page_is_set_on_its_own_site_only(t *testing.T) {
	b := newBench(t)
	own := "https://toi.kuronekoyamato.co.jp/x/{n}"
	first := func(out map[string]any) map[string]any { return out["carriers"].([]any)[0].(map[string]any) }
	if c := first(b.must("carrier", "set", "yamato", own)); c["template"] != own || c["own"] != true {
		t.Errorf("set %v", c)
	}
	if code, _, errs := b.say("carrier", "set", "yamato", "https://example.com/{n}"); code != exitFailed || !strings.Contains(errs, `"carrier_page"`) {
		t.Errorf("a foreign page: exit %d, %s", code, errs)
	}
	if c := first(b.must("carrier", "list")); c["template"] != own {
		t.Errorf("after the refusal %v", c)
	}
	if c := first(b.must("carrier", "reset", "yamato")); c["template"] != c["shipped"] || c["own"] != false {
		t.Errorf("reset %v", c)
	}
	if out := b.must("carrier", "usual", "sagawa"); out["usual"] != "sagawa" {
		t.Errorf("usual %v", out["usual"])
	}
	b.must("carrier", "accept", "4444-1375-8704")
}
