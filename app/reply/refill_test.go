package reply

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/workday"
)

func shopFacts() Facts {
	return Facts{
		Shop: "見本堂", Customer: "佐藤 美咲", Calendar: workday.Usual(),
		Now:   time.Date(2026, 11, 20, 10, 42, 0, 0, time.FixedZone("JST", 9*60*60)),
		Order: &connectors.Order{Number: "1-1", Status: connectors.OrderReady, Parcels: []connectors.Parcel{{}}},
	}
}

func put(body string, f Facts) (string, []Part) {
	t := Text{Body: body}
	filled := Fill(t, f)
	return filled.Text, []Part{{Template: t, Text: filled.Text, Values: filled.Values}}
}

func TestRefill_fills_every_place_of_a_typed_fact_with_its_filters(t *testing.T) {
	f := shopFacts()
	text, parts := put("{お客様名} 様\n{新予定日}に届きます。\n{新予定日:+1日:曜日なし}までお待ちください。\n{出荷日:曜日なし}", f)
	f.Typed = map[string]string{"新予定日": "11月24日"}
	const want = "佐藤 美咲 様\n11月24日に届きます。\n11月25日までお待ちください。\n{出荷日:曜日なし}"
	got, parts := Refill(text, parts, f)
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	edited := strings.Replace(got, "お待ちください", "お待ちくださいませ", 1)
	f.Typed["出荷日"] = "2026年11月21日"
	got, _ = Refill(edited, parts, f)
	if want := "佐藤 美咲 様\n11月24日に届きます。\n11月25日までお待ちくださいませ。\n11月21日"; got != want {
		t.Errorf("in a changed text: got %q, want %q", got, want)
	}
}

func TestRefill_keeps_what_stands_around_a_part(t *testing.T) {
	f := shopFacts()
	text, parts := put("{もし 出荷状況=未出荷}まだです。{ちがえば}{追跡番号}で出荷しました。{おわり}", f)
	draft := "先に書いた文。\n" + text + "\n後に書いた文。"
	f.Order = &connectors.Order{Number: "1-1", Status: connectors.OrderShipped, Parcels: []connectors.Parcel{{Carrier: "1002", Number: "4444-1375-8703", ShippedAt: "2026-11-20"}}}
	got, after := Refill(draft, parts, f)
	if want := "先に書いた文。\n" + after[0].Text + "\n後に書いた文。"; got != want || !strings.Contains(got, "出荷しました") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTrace_finds_values_in_a_changed_text_and_says_what_they_are_today(t *testing.T) {
	f := shopFacts()
	text, parts := put("{お客様名} 様\n受注番号：{受注番号}\n今日は{今日}です。", f)
	draft := "前書き\n" + strings.Replace(text, "です。", "です！", 1)
	f.Now = f.Now.AddDate(0, 0, 3)
	var day Traced
	for _, v := range Trace(draft, parts, f) {
		if got := string([]rune(draft)[v.Start:v.End]); got != v.Text {
			t.Errorf("%s stands at %q, not at %q", v.Name, got, v.Text)
		}
		if v.Name == "今日" {
			day = v
		} else if v.Now != "" {
			t.Errorf("%s changed to %q", v.Name, v.Now)
		}
	}
	if day.Text != "11月20日(金)" || day.Now != "11月23日(月)" {
		t.Errorf("today: %q, now %q", day.Text, day.Now)
	}
	renewed, _ := Refill(draft, parts, f)
	if want := strings.Replace(draft, "11月20日(金)", "11月23日(月)", 1); renewed != want {
		t.Errorf("got %q, want %q", renewed, want)
	}
}

func TestTrace_takes_no_place_twice(t *testing.T) {
	f := shopFacts()
	text, parts := put("{今日}", f)
	if n := len(Trace(text, append(parts, parts...), f)); n != 1 {
		t.Errorf("%d values", n)
	}
}

func TestAsks_offers_days_of_the_calendar_and_the_words_of_a_condition(t *testing.T) {
	f := shopFacts()
	f.Order = nil
	f.OrderNumber = "1-1"
	text, parts := put("{回答期限}まで\n{もし 出荷状況=未出荷}まだです。{おわり}\n{回答期限}\n{返金方法}", f)
	asks := Asks(text, parts, f)
	if len(asks) != 3 {
		t.Fatalf("asks %+v", asks)
	}
	if o := asks[0].Offers; len(o) == 0 || o[0].Label != "次の営業日" || o[0].Text != "11月24日(火)" {
		t.Errorf("days %+v: 23 November is a holiday", o)
	}
	if !asks[0].Offers[0].Sure {
		t.Error("the shop's own day is not put in by Enter")
	}
	for name, offers := range map[string]int{"配達完了日時": 2, "当初予定日": 0} {
		text, parts := put("{"+name+"}", f)
		o := Asks(text, parts, f)[0].Offers
		if len(o) != offers || offers > 0 && (o[0].Sure || o[0].Label != "今日") {
			t.Errorf("%s: %+v; only the record tells it", name, o)
		}
	}
	if a := asks[1]; a.Name != "出荷状況" || a.Kind != KindChoice || len(a.Offers) != len(goneWords) || a.Why == "" {
		t.Errorf("condition %+v", a)
	}
	if o := asks[2].Offers; len(o) != 3 {
		t.Errorf("choices %+v", o)
	}
	f.Typed = map[string]string{"出荷状況": "未出荷"}
	if got, _ := Refill(text, parts, f); !strings.Contains(got, "まだです。") {
		t.Errorf("a person's word does not decide: %q", got)
	}
}

func TestReusable_leaves_out_persons_and_single_orders(t *testing.T) {
	got := Reusable(map[string]string{"新住所": "東京都", "返金額": "100円", "遅延理由": " 天候 ", "知らない": "x", "返金方法": "a\nb"})
	if len(got) != 1 || got["遅延理由"] != "天候" {
		t.Errorf("got %v", got)
	}
	for _, name := range reusable {
		if d, ok := find(name); !ok || d.Source != sourceTyped || d.Personal {
			t.Errorf("%s is no typed fact without a person", name)
		}
	}
	for name := range choices() {
		if _, ok := find(name); !ok {
			t.Errorf("choices of %s, which is no variable", name)
		}
	}
}

func TestLibrary_trusts_that_an_order_is_paid_also_without_the_day(t *testing.T) {
	f := shopFacts()
	f.Order.Paid, f.Order.Payment, f.Order.Total = true, "クレジットカード", 9570
	for _, word := range []string{"t02-order", "t10-short", "t12-cancel-ok"} {
		tpl, ok := InLibrary(word)
		if !ok {
			t.Fatalf("no %s", word)
		}
		for _, wrong := range []string{"お支払いをまだ確認しておりません", "代金はかかりません", "お支払いを確かめてから"} {
			if text := Fill(Text{Body: tpl.Body}, f).Text; strings.Contains(text, wrong) {
				t.Errorf("%s says %q of a paid order", word, wrong)
			}
		}
	}
}
