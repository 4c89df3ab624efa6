package reply

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"madoguchi/app/reply/language"
	"madoguchi/connectors"
)

// maker writes templates by chance that Lint has nothing against.
type maker struct {
	*rand.Rand
	loop  string
	depth int
}

func (m *maker) template() string {
	var b strings.Builder
	for range 1 + m.IntN(6) {
		b.WriteString(m.piece())
	}
	return b.String()
}

func (m *maker) piece() string {
	switch n := m.IntN(10); {
	case n < 4:
		return m.variable()
	case n < 6:
		return []string{"ことば。", "\n", "：\n", "　", "\n\n", "😀"}[m.IntN(6)]
	case n == 6:
		return "{文例:結び}"
	case m.depth > 2:
		return "x"
	case n == 7 && m.loop == "":
		return m.inside([]string{language.EachLine, language.EachLine + ":予約", language.EachParcel, language.EachTax}[m.IntN(4)])
	}
	m.depth++
	defer func() { m.depth-- }()
	return "{もし " + m.condition() + "}" + m.line() + m.template() + "{または " + m.condition() + "}" + m.template() + "{ちがえば}" + m.line() + m.template() + "{おわり}" + m.line()
}

func (m *maker) line() string { return []string{"", "\n"}[m.IntN(2)] }

func (m *maker) inside(loop string) string {
	m.loop, _, _ = strings.Cut(loop, ":")
	m.depth++
	defer func() { m.loop = ""; m.depth-- }()
	return "{" + loop + "}" + m.line() + m.template() + "{おわり}" + m.line()
}

func (m *maker) variable() string {
	d := variables[m.IntN(len(variables))]
	if d.OnlyInLoop && d.Loop != m.loop {
		return "-"
	}
	tag := d.Name
	if all := filtersOf(d.Kind); len(all) > 0 && m.IntN(2) == 0 {
		tag += ":" + strings.ReplaceAll(all[m.IntN(len(all))], "N", fmt.Sprint(m.IntN(20)))
	}
	return "{" + tag + []string{"", "?", "|ほか"}[m.IntN(3)] + "}"
}

func (m *maker) condition() string {
	return []string{
		"贈り物", "購入前でない", "入金済", "モール=楽天", "モール!=メール", "支払方法=代金引換", "配送会社=ヤマト運輸", "出荷状況!=出荷済", "個口数>1", "商品数<=3",
		"合計=0円", "追跡番号がある", "返金額がない", "お客様名=佐藤美咲", "商品明細:欠品がある",
	}[m.IntN(15)] + []string{"", " かつ 贈り物でない", " または 送料>=500円"}[m.IntN(3)]
}

var closing = map[string]string{"結び": "どうぞよろしくお願いします。\n{署名}\n"}

// worlds are the facts a template meets: everything, nothing, a gift, an order of
// parcels on their way.
func worlds() []Facts {
	full, gift, part, typed := facts(), facts(), facts(), facts()
	gift.GiftRecipient, gift.Order.Gift, gift.Order.Parcels[1].To = true, true, aunt
	part.Order.Parcels[1].Number, part.Order.Total, part.Order.Payment = "", connectors.NotFixed, "payment_x9"
	part.Order.Lines[1].Lead = "予約商品"
	typed.Typed = map[string]string{"返金額": "いくらか", "出荷予定日": "12/29", "新住所": "石川県金沢市", "追跡番号": "1"}
	return []Facts{full, gift, part, typed, {}, {Now: now}, {Now: now, OrderNumber: "1"}}
}

// What a template wrote never leaves a brace in a letter, except where a fact is
// missing; and every value stands where it says.
func TestFill_leaves_a_brace_only_where_a_fact_is_missing(t *testing.T) {
	for seed := range uint64(1000) {
		m := maker{Rand: rand.New(rand.NewPCG(seed, 7))}
		text := Text{Body: m.template(), Snippets: closing}
		if ps := Lint(text); len(ps) > 0 {
			t.Fatalf("seed %d: %q: %+v", seed, text.Body, ps[0])
		}
		for i, f := range worlds() {
			got := Fill(text, f)
			wide := utf16s(got.Text)
			var rest strings.Builder // what is not a value
			from := 0
			for _, v := range got.Values {
				at := string(fromUTF16(wide[v.Start:v.End]))
				if v.Missing != strings.HasPrefix(at, "{") || v.Missing && v.Why == "" || !v.Missing && at != v.Text {
					t.Fatalf("seed %d world %d: %+v stands as %q\n%s", seed, i, v, at, text.Body)
				}
				rest.WriteString(string(fromUTF16(wide[from:v.Start])))
				from = v.End
			}
			rest.WriteString(string(fromUTF16(wide[from:])))
			if strings.ContainsAny(rest.String(), "{}｛｝") {
				t.Fatalf("seed %d world %d: %q leaves %q", seed, i, text.Body, got.Text)
			}
		}
	}
}

// marked is an order in which every text and number is its own.
func marked(n int) *connectors.Order {
	o := sato()
	o.Number, o.Payment, o.Remarks, o.Wish, o.Noshi, o.Receipt = fmt.Sprint("注文", n), fmt.Sprint("払", n), fmt.Sprint("備", n), fmt.Sprint("希", n), fmt.Sprint("熨", n), fmt.Sprint("領", n)
	o.Buyer.Name = fmt.Sprint("買 手", n)
	for i := range o.Parcels {
		o.Parcels[i].Number = fmt.Sprintf("%d%d%010d", n, i, n)
		o.Parcels[i].To.Name, o.Parcels[i].To.Rest = fmt.Sprint("宛 先", n, i), fmt.Sprint("番地", n, i)
	}
	for i := range o.Lines {
		o.Lines[i].Name, o.Lines[i].Price = fmt.Sprint("品", n, i), int64(1000*n+i)
	}
	o.Total = int64(7000 + n)
	return o
}

// Filling two orders in turns never brings a value of one into the letter of the
// other, nor of one parcel into the lines of another.
func TestFill_never_mixes_orders_or_parcels(t *testing.T) {
	for seed := range uint64(400) {
		m := maker{Rand: rand.New(rand.NewPCG(seed, 11))}
		text := Text{Body: m.template(), Snippets: closing}
		want := [2]string{}
		for n := range want {
			f := facts()
			f.Order, f.Customer, f.Item = marked(3+n), "", ""
			want[n] = Fill(text, f).Text
			other := marked(4 - n)
			for _, word := range []string{other.Number, other.Remarks, other.Buyer.Name, other.Parcels[0].Number, other.Parcels[1].To.Rest, other.Lines[0].Name, Yen(other.Total)} {
				if strings.Contains(want[n], word) {
					t.Fatalf("seed %d: %q of the other order in %q", seed, word, want[n])
				}
			}
			if again := Fill(text, f).Text; again != want[n] {
				t.Fatalf("seed %d: filled twice: %q and %q", seed, want[n], again)
			}
		}
	}
	f := facts()
	f.Order = marked(5)
	rows := strings.Split(Fill(Text{Body: "{荷物ごと}\n{追跡番号:番号だけ} {お届け先} {お届け先名}\n{おわり}"}, f).Text, "\n")
	for i, row := range rows {
		own, other := f.Order.Parcels[i], f.Order.Parcels[1-i]
		if !strings.Contains(row, own.Number) || !strings.Contains(row, own.To.Rest) || strings.Contains(row, other.Number) || strings.Contains(row, other.To.Rest) {
			t.Errorf("round %d: %q", i, row)
		}
	}
}

// A slip must end: neither texts that call one another nor loops fill the program.
func TestFill_ends_whatever_the_texts_call(t *testing.T) {
	fan := strings.Repeat("{文例:b}", 1500)
	for name, text := range map[string]Text{
		"itself":   {Body: "{文例:a}", Snippets: map[string]string{"a": strings.Repeat("{文例:a}", 1500)}},
		"fan":      {Body: strings.Repeat("{文例:a}", 1500), Snippets: map[string]string{"a": fan, "b": strings.Repeat("{文例:c}", 1500), "c": ""}},
		"long":     {Body: "{商品ごと}" + strings.Repeat("あ", 15_000) + "{おわり}"},
		"long too": {Body: strings.Repeat("{文例:a}", 10), Snippets: map[string]string{"a": strings.Repeat("い", 19_000)}},
	} {
		Lint(text)
		got := Fill(text, facts())
		if n := units(got.Text); n > longestText+10 {
			t.Errorf("%s: %d units", name, n)
		}
		if !blocked(Check(got.Text, Context{})) {
			t.Errorf("%s: a text that was cut could be sent: %.60q", name, got.Text)
		}
	}
}
