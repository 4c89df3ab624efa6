package command

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
)

// A customer of 楽天 writes a mail of their own without the number of the order.
func TestLine_a_mail_without_a_number_finds_order_and_customer(t *testing.T) {
	b := newBench(t)
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	now := time.Now()
	number := b.rakuten.AddOrder(rakutentest.Order{
		At: now.Add(-72 * time.Hour), Buyer: rakutentest.Person{Family: "小川", First: "哲也", Mail: "abc123s1@pc.fw.rakuten.ne.jp"},
		Items: []rakutentest.Item{{Name: "鉄釉マグカップ 藍 350ml", Price: 3300, Units: 2}},
	})
	b.mail.Deliver([]byte("From: =?UTF-8?B?5bCP5bed5ZOy5Lmf?= <ogawa@customer.example>\r\nTo: shop@example.test\r\n"+
		"Subject: question\r\nMessage-ID: <q@customer.example>\r\nDate: "+now.Add(-time.Hour).Format(time.RFC1123Z)+"\r\n"+
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n鉄釉マグカップの件です。\r\n"), now.Add(-time.Hour))
	b.must("sync")

	q := b.inquiries()["q@customer.example"]
	shown := b.must("inquiry", "show", id(q))
	links := shown["links"].([]any)
	if len(links) != 1 {
		t.Fatalf("links %v", links)
	}
	link := links[0].(map[string]any)
	want := []any{"name", "item", "date"}
	if link["number"] != number || link["verdict"] != "offered" || link["score"] != 50.0 || !slices.Equal(link["reasons"].([]any), want) {
		t.Errorf("link %v", link)
	}
	b.must("inquiry", "link", id(q), number)

	found := b.must("customer", "list", "--search", "小川")["customers"].([]any)
	if len(found) != 2 {
		t.Fatalf("customers %v", found)
	}
	keep, other := found[1].(map[string]any), found[0].(map[string]any)
	before := b.must("customer", "show", id(keep))
	suggested := before["suggestions"].([]any)
	if len(suggested) != 1 || suggested[0].(map[string]any)["reason"] != "order" {
		t.Errorf("suggestions %v", suggested)
	}
	merged := b.must("customer", "merge", id(keep), id(other))
	if len(merged["contacts"].([]any)) != 2 || merged["orders"] != 1.0 || merged["inquiries"] != 1.0 || merged["total"] != 6600.0 {
		t.Errorf("merged %v", merged)
	}
	if code, _, errs := b.say("customer", "merge", id(keep), id(other)); code != exitFailed || !strings.Contains(errs, `"merged"`) {
		t.Errorf("twice: exit %d, %s", code, errs)
	}
	merge := id(merged["merged"].([]any)[0].(map[string]any))
	b.must("customer", "split", merge)
	if after := b.must("customer", "show", id(keep)); len(after["contacts"].([]any)) != 1 || len(after["suggestions"].([]any)) != 0 {
		t.Errorf("split %v", after)
	}
	if code, _, errs := b.say("customer", "split", merge); code != exitFailed || !strings.Contains(errs, `"split"`) {
		t.Errorf("split twice: exit %d, %s", code, errs)
	}
}
