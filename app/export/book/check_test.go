package book

import (
	"slices"
	"strings"
	"testing"
)

// good is an event that nothing stands against.
func good() Event {
	return Event{
		ID: "EV-202610-0001", Date: "2026-10-03", Channel: Rakuten, OrderNo: "999999-20261001-0000000001", Type: RefundFull, Memo: "返品",
		Status: StateConfirmed, SettledBy: ByMall,
		Lines: []Line{{Debit: "売上高", DebitTax: "sales_return_10", Credit: "売掛金", CreditSub: "楽天市場", CreditTax: OutOfScope, Amount: 4400, Rate: 10}},
	}
}

func TestCheck_finds_nothing_against_a_good_event(t *testing.T) {
	f := (Shop{InvoiceNumber: "T7000012050002"}).Check([]Event{good()}, Known{From: "2026-01-01", To: "2026-12-31"})
	if len(f.Blocks) > 0 || len(f.Warnings) > 0 {
		t.Errorf("%+v", f)
	}
}

func TestCheck_keeps_a_wrong_event_out_of_every_file(t *testing.T) {
	for name, c := range map[string]struct {
		column string
		spoil  func(*Event)
	}{
		"a draft":                    {"状態", func(e *Event) { e.Status = StateDraft }},
		"no amount":                  {"1 行目の金額", func(e *Event) { e.Lines[0].Amount = 0 }},
		"an amount below nothing":    {"1 行目の金額", func(e *Event) { e.Lines[0].Amount = -5 }},
		"ten figures":                {"1 行目の金額", func(e *Event) { e.Lines[0].Amount = 1_000_000_000 }},
		"an empty side":              {"1 行目の勘定科目", func(e *Event) { e.Lines[0].Credit = "" }},
		"no tax":                     {"1 行目の借方税区分", func(e *Event) { e.Lines[0].DebitTax = "" }},
		"a tax that nobody knows":    {"1 行目の借方税区分", func(e *Event) { e.Lines[0].DebitTax = "sales_return_12" }},
		"a tax of another rate":      {"1 行目の借方税区分", func(e *Event) { e.Lines[0].DebitTax = "sales_return_8r" }},
		"a rate that does not exist": {"1 行目の税率", func(e *Event) { e.Lines[0].Rate, e.Lines[0].DebitTax = 5, OutOfScope }},
		"more tax than money":        {"1 行目の消費税", func(e *Event) { e.Lines[0].TaxYen, e.Lines[0].TaxSource = 4401, TaxFromPerson }},
		"another year of accounts":   {"発生日", func(e *Event) { e.Date = "2027-01-01" }},
		"no day":                     {"発生日", func(e *Event) { e.Date = "2026-10-32" }},
		"a type that nobody knows":   {"種別", func(e *Event) { e.Type = "SOLD" }},
		"a mail address":             {"摘要", func(e *Event) { e.Memo = "返品 hanako@example.jp" }},
		"a phone number":             {"摘要", func(e *Event) { e.Memo = "返品 ０９０−１２３４−５６７８" }},
		"a postal code":              {"摘要", func(e *Event) { e.Memo = "返送先 〒920-0999" }},
	} {
		e := good()
		c.spoil(&e)
		f := (Shop{}).Check([]Event{e}, Known{From: "2026-01-01", To: "2026-12-31"})
		if len(f.Blocks) != 1 || f.Blocks[0].Column != c.column || f.Blocks[0].EventID != e.ID || !strings.HasSuffix(f.Blocks[0].Text, "。") {
			t.Errorf("%s: %+v", name, f.Blocks)
		}
		if _, err := (Shop{}).Journal([]Event{e}, Words{}); err == nil {
			t.Errorf("%s may be written", name)
		}
	}
	if f := (Shop{}).Check([]Event{good(), good()}, Known{}); len(f.Blocks) != 1 || f.Blocks[0].Column != "イベントID" {
		t.Errorf("a number twice: %+v", f.Blocks)
	}
}

func TestCheck_asks_about_what_is_doubtful(t *testing.T) {
	order := map[string][]PerRate{good().OrderNo: {{Rate: 10, Amount: 4400, TaxYen: 400, Source: TaxFromOrder}, {Rate: 8, Amount: 540, TaxYen: 40, Source: TaxFromOrder}}}
	for name, c := range map[string]struct {
		column string
		shop   Shop
		known  Known
		spoil  func(*Event)
	}{
		"before the invoice system": {"発生日", Shop{}, Known{}, func(e *Event) { e.Date = "2023-09-30" }},
		"a purchase whose seller nobody asked": {"1 行目の借方税区分", Shop{}, Known{}, func(e *Event) {
			e.Type, e.Lines[0].DebitTax = RepairOutsource, "purchase_10"
		}},
		"yesterday's share": {"1 行目の借方税区分", Shop{}, Known{}, func(e *Event) {
			e.Type, e.Lines[0].DebitTax = RepairOutsource, "purchase_10_transitional80"
		}},
		"more than the order":    {"金額", Shop{}, Known{Orders: order}, func(e *Event) { e.Lines[0].Amount = 4401 }},
		"not the order's tax":    {"消費税", Shop{}, Known{Orders: order}, func(e *Event) { e.Lines[0].TaxYen, e.Lines[0].TaxSource = 399, TaxFromPerson }},
		"a cancel that is more":  {"金額", Shop{}, Known{Orders: order}, func(e *Event) { e.Type, e.Lines, e.Gross = CancelBeforeShip, nil, 5000 }},
		"went out before":        {"状態", Shop{}, Known{Exported: map[string]string{"EV-202610-0001": "12"}}, func(*Event) {}},
		"no journal":             {"仕訳", Shop{}, Known{}, func(e *Event) { e.Lines = nil }},
		"nobody who pays":        {"精算の場所", Shop{}, Known{}, func(e *Event) { e.SettledBy = "" }},
		"a name":                 {"摘要", Shop{}, Known{}, func(e *Event) { e.Memo = "見本花子様 返品" }},
		"an address":             {"摘要", Shop{}, Known{}, func(e *Event) { e.Memo = "石川県金沢市へ返送" }},
		"no number of a company": {"登録番号", Shop{InvoiceNumber: "T1234567890123"}, Known{}, func(*Event) {}},
		"no number at all":       {"登録番号", Shop{InvoiceNumber: "T12"}, Known{}, func(*Event) {}},
		"next year's October":    {"発生日", Shop{}, Known{Today: "2026-10-03"}, func(e *Event) { e.Date = "2027-10-03" }},
		"tomorrow":               {"発生日", Shop{}, Known{Today: "2026-10-03"}, func(e *Event) { e.Date = "2026-10-04" }},
		"last year's January":    {"発生日", Shop{}, Known{Today: "2027-01-09"}, func(e *Event) { e.Date = "2026-01-09" }},
		"sales when paid":        {"売上計上基準", Shop{Recognition: OnPayment}, Known{}, func(*Event) {}},
	} {
		e := good()
		c.spoil(&e)
		f := c.shop.Check([]Event{e}, c.known)
		if len(f.Blocks) != 0 || len(f.Warnings) != 1 || f.Warnings[0].Column != c.column {
			t.Errorf("%s: %+v", name, f)
		}
	}
	three := []Event{good(), good(), good()}
	before := map[string]string{}
	for i := range three {
		three[i].ID = three[i].ID[:len(three[i].ID)-1] + string(rune('1'+i))
		before[three[i].ID] = "EX-202611-0001"
	}
	if f := (Shop{}).Check(three, Known{Exported: before}); len(f.Warnings) != 1 || !strings.HasPrefix(f.Warnings[0].Text, "3 件は、EX-202611-0001 で") {
		t.Errorf("a month that went out before: %+v", f)
	}
	unknown := map[string][]PerRate{good().OrderNo: {{Rate: 10, Amount: -9999}}}
	if f := (Shop{}).Check([]Event{good()}, Known{Orders: unknown}); len(f.Warnings) != 0 {
		t.Errorf("an order whose sums are not fixed: %+v", f.Warnings)
	}
}

func TestPrivate_leaves_the_words_of_a_shop_alone(t *testing.T) {
	for _, memo := range []string{
		"返品 全額返金", "999999-20261001-0000000001 の返送分", "お客様都合の返品", "皆様の声", "追跡 4444-1375-8703", "追跡 444413758703", "M-20261008-003",
		"EV-202610-0004", "0120 で始まる", "2026-10-03 に発送", "12,345 円", "郵便局で差出", "他の市販品と取り違え", "同様の破損", "仕様の違い", "模様のずれ", "型番 123-45678", "05.10.2026 着", "サイズ 10ー20", "税率 10 8 0",
	} {
		if text, sure := Private(memo); text != "" {
			t.Errorf("%q: %s (sure: %v)", memo, text, sure)
		}
	}
	for _, memo := range []string{"a.b+c@mail.example.co.jp", "03-1234-5678", "(076)123-4567", "09012345678", "+81 90-1234-5678", "０７６－１２３－４５６７", "920-0999", "tel:0761234567。", "０９０ー１２３４ー５６７８", "090–1234–5678", "090 1234 5678", "１２３ー４５６７"} {
		if _, sure := Private(memo); !sure {
			t.Errorf("%q is taken", memo)
		}
	}
}

func TestJournal_needs_a_word_for_every_tax(t *testing.T) {
	_, err := (Shop{}).Journal([]Event{good()}, Words{Taxes: []TaxWord{{Key: OutOfScope, Text: "対象外"}}})
	blocked, ok := err.(*BlockedError)
	if !ok || len(blocked.Blocks) != 1 || blocked.Blocks[0].Before != "課税売上の返還10%" {
		t.Errorf("%v", err)
	}
}

func TestWith_keeps_what_a_person_has_changed(t *testing.T) {
	preset := Words{Encoding: CP932, Tag: "問い合わせ", Taxes: []TaxWord{{Key: "sales_10", Text: "課税売上 10%"}, {Key: OutOfScope, Text: "対象外"}}, Subs: []Rename{{From: "a", To: "b"}}}
	w := preset.With(Words{Encoding: UTF8, Taxes: []TaxWord{{Key: "sales_10", Text: "課売 10%"}}, Subs: []Rename{{From: "a", To: "c"}}, Accounts: []Rename{{From: "荷造運賃", To: "発送費"}}})
	sale, _ := w.Tax("sales_10")
	out, ok := w.Tax(OutOfScope)
	if sale.Text != "課売 10%" || !ok || out.Text != "対象外" || w.Sub("a") != "c" || w.Account("荷造運賃") != "発送費" || w.Account("売掛金") != "売掛金" || w.Encoding != UTF8 || w.Tag != "問い合わせ" {
		t.Errorf("%+v", w)
	}
	if len(preset.Taxes) != 2 || !slices.Contains(preset.Subs, Rename{From: "a", To: "b"}) {
		t.Error("the preset was changed")
	}
}

func TestUnsure_names_each_doubtful_word_once(t *testing.T) {
	w := Words{Taxes: []TaxWord{{Key: "sales_return_10", Text: "課税売返込二10%", Unsure: true}, {Key: OutOfScope, Text: "対象外"}}}
	got := w.Unsure([]Event{good(), good()})
	if len(got) != 1 || got[0].Before != "課税売上の返還10%" || got[0].After != "課税売返込二10%" {
		t.Errorf("%+v", got)
	}
}

func TestWith_can_leave_the_tag_out(t *testing.T) {
	if w := (Words{Tag: "問い合わせ"}).With(Words{NoTag: true}); w.Tag != "" {
		t.Errorf("%+v", w)
	}
}

func TestOneYear_keeps_years_of_accounts_apart(t *testing.T) {
	e, next := good(), good()
	next.ID, next.Date = "EV-202701-0001", "2027-01-04"
	blocked, ok := (Shop{}).OneYear([]Event{e, next}).(*BlockedError)
	if !ok || len(blocked.Blocks) != 1 || blocked.Blocks[0].EventID != next.ID {
		t.Errorf("%v", blocked)
	}
	if err := (Shop{Corporate: true, FiscalStart: 4}).OneYear([]Event{e, next}); err != nil {
		t.Errorf("a company until March: %v", err)
	}
}

func TestCheck_lets_a_correction_keep_the_share_of_its_day(t *testing.T) {
	e := good()
	e.Type, e.Date, e.SettledBy, e.Lines[0].DebitTax = RepairOutsource, "2026-09-30", ByPayable, "purchase_10_transitional80"
	back := Reverse(e, "2026-10-01", "訂正")
	back.ID, back.Status = "EV-202610-0002", StateConfirmed
	if f := (Shop{}).Check([]Event{e, back}, Known{}); len(f.Blocks)+len(f.Warnings) != 0 {
		t.Errorf("%+v", f)
	}
}
