package app

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

func TestShop_keeps_what_every_reply_repeats(t *testing.T) {
	d := open(t, &fake{})
	in := must[ShopSettings](t)(d.Shop(t.Context()))
	in.ShopPhone, in.ReturnTo, in.Bank, in.TaxNumber = " ０３-１２３４-５６７８ ", "〒920-0999\r\n石川県金沢市見本町1-1 ", "見本銀行 普通 1", "ｔ7000-0120-5000 2"
	got := must[ShopSettings](t)(d.SaveShop(t.Context(), in))
	want := in
	want.ShopPhone, want.ReturnTo, want.TaxNumber = "03-1234-5678", "〒920-0999\n石川県金沢市見本町1-1", "T7000012050002"
	if got != want {
		t.Errorf("got %+v", got)
	}
	for code, bad := range map[string]func(*ShopSettings){
		"shop_phone": func(s *ShopSettings) { s.ShopPhone = "1234-5678" },
		"too_long":   func(s *ShopSettings) { s.ReturnTo = strings.Repeat("住", 301) },
		"tax_number": func(s *ShopSettings) { s.TaxNumber = "T123456789012" },
	} {
		in := want
		bad(&in)
		_, err := d.SaveShop(t.Context(), in)
		refused(t, err, code)
	}
	if got := must[ShopSettings](t)(d.Shop(t.Context())); got != want {
		t.Errorf("after a refusal: %+v", got)
	}
}

// A fact that is not set is asked for, with the word that it has a place in the
// settings; once it is set it fills itself and says where it comes from.
func TestCompose_takes_the_facts_of_the_shop_from_its_settings(t *testing.T) {
	d := open(t, &fake{})
	account := must[Account](t)(d.SaveAccount(t.Context(), form())).ID
	q := connectors.Inquiry{RemoteID: "return", Subject: "返品", Messages: []connectors.Message{{RemoteID: "1", Direction: connectors.In, Text: "返品したいです。", SentAt: noon}}}
	must[store.Ingested](t)(d.store.Ingest(t.Context(), account, connectors.Batch{Inquiries: []connectors.Inquiry{q}}))
	saved := must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), account, "return"))
	body := "返送先：{返送先住所}\n振込先：{振込先}\n登録番号：{登録番号}\n電話：{店舗電話}\n再入荷：{在庫状況}"
	tpl := must[Template](t)(d.SaveTemplate(t.Context(), Template{Name: "店の情報", Body: body, Next: "waiting"}))
	names := func(c Composed) (out []string) {
		for _, a := range c.Asks {
			if a.Setting {
				out = append(out, a.Name)
			}
		}
		return out
	}
	first := must[Composed](t)(d.Compose(t.Context(), ComposeQuery{ID: saved.ID, Template: tpl.ID}))
	if got := names(first); !slices.Equal(got, []string{"返送先住所", "振込先", "登録番号", "店舗電話"}) || len(first.Asks) != 5 {
		t.Errorf("asks %+v", first.Asks)
	}
	s := must[ShopSettings](t)(d.Shop(t.Context()))
	s.ShopPhone, s.ReturnTo, s.Bank, s.TaxNumber = "076-000-1200", "〒920-0999 石川県金沢市見本町1-1", "見本銀行 普通 0001234", "T7000012050002"
	must[ShopSettings](t)(d.SaveShop(t.Context(), s))
	then := must[Composed](t)(d.Compose(t.Context(), ComposeQuery{ID: saved.ID, Template: tpl.ID}))
	for _, want := range []string{"返送先：" + s.ReturnTo, "振込先：" + s.Bank, "登録番号：" + s.TaxNumber, "電話：" + s.ShopPhone} {
		if !strings.Contains(then.Text, want) {
			t.Errorf("%q lacks %q", then.Text, want)
		}
	}
	for _, v := range then.Values[:4] {
		if v.Source != "設定" || v.Missing {
			t.Errorf("%+v", v)
		}
	}
	// The shop's own address and number are no stranger's.
	for _, p := range then.Problems {
		if p.Code != "hole" {
			t.Errorf("%+v", p)
		}
	}
}
