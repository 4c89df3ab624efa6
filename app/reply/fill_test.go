package reply

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite want.json of the case folders")

// fillCase is in.json: a template and how its facts differ from the shop's.
type fillCase struct {
	Template      string            `json:"template"`
	NoOrder       bool              `json:"no_order"`
	NoHoliday     bool              `json:"no_holiday"`
	GiftRecipient bool              `json:"gift_recipient"`
	Gift          bool              `json:"gift"`
	Masked        bool              `json:"masked"`
	NotShipped    bool              `json:"not_shipped"`
	Mail          bool              `json:"mail"`    // the inquiry came by mail
	Payment       string            `json:"payment"` // as the mall words it
	Status        string            `json:"status"`
	Leads         []string          `json:"leads"` // what the lines say of their delivery
	Typed         map[string]string `json:"typed"`
	Snippets      map[string]string `json:"snippets"`
}

func (c fillCase) facts() Facts {
	f := facts()
	f.GiftRecipient, f.Masked, f.Typed = c.GiftRecipient, c.Masked, c.Typed
	if c.Gift {
		f.Order.Gift = true
		f.Order.Parcels[1].To = aunt
	}
	if c.NotShipped {
		f.Order.Parcels = f.Order.Parcels[:1]
		f.Order.Parcels[0].Number, f.Order.Parcels[0].ShippedAt, f.Order.Parcels[0].Arrives = "", "", ""
	}
	if c.Mail {
		f.Mall = ""
	}
	if c.Payment != "" {
		f.Order.Payment = c.Payment
	}
	if c.Status != "" {
		f.Order.Status = c.Status
	}
	for i, lead := range c.Leads {
		f.Order.Lines[i].Lead = lead
	}
	if c.NoOrder {
		f.Order = nil
	}
	if c.NoHoliday {
		f.Holiday = ""
	}
	return f
}

func TestFill_cases(t *testing.T) {
	folders, err := filepath.Glob("testdata/*/in.json")
	if err != nil || len(folders) < 8 {
		t.Fatalf("case folders: %d, %v", len(folders), err)
	}
	for _, in := range folders {
		dir := filepath.Dir(in)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			var c fillCase
			raw, err := os.ReadFile(in)
			if err == nil {
				err = json.Unmarshal(raw, &c)
			}
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(Fill(Text{Body: c.Template, Snippets: c.Snippets}, c.facts()), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			want := filepath.Join(dir, "want.json")
			if *update {
				if err := os.WriteFile(want, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			saved, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if string(saved) != string(got)+"\n" {
				t.Errorf("got\n%s\nwant\n%s", got, saved)
			}
		})
	}
}

// Every variable alone and all together: what has a fact leaves no brace, what
// has none stays as a hole that Check finds.
func TestFill_leaves_a_brace_only_for_a_missing_fact(t *testing.T) {
	for _, f := range []Facts{facts(), {Now: now}, {Order: sato(), GiftRecipient: true, Now: now}} {
		var all strings.Builder
		for _, v := range Variables() {
			body := "前{" + v.Name + "}後"
			all.WriteString(body + "\n")
			got := Fill(Text{Body: body}, f)
			hole := "{" + v.Name + "}"
			if has := strings.Contains(got.Text, hole); has != got.Values[0].Missing {
				t.Errorf("%s: missing %v, text %q", v.Name, got.Values[0].Missing, got.Text)
			}
			if got.Values[0].Missing && (got.Values[0].Why == "" || !blocked(Check(got.Text, Context{}))) {
				t.Errorf("%s: a hole passes: %+v", v.Name, got.Values[0])
			}
		}
		got := Fill(Text{Body: all.String()}, f)
		if len(got.Values) != len(Variables()) {
			t.Fatalf("%d values of %d variables", len(got.Values), len(Variables()))
		}
		wide := utf16s(got.Text)
		for _, v := range got.Values {
			text := v.Text
			if v.Missing {
				text = "{" + v.Name + "}"
			}
			if at := string(fromUTF16(wide[v.Start:v.End])); at != text {
				t.Errorf("%s stands at %d–%d: %q, want %q", v.Name, v.Start, v.End, at, text)
			}
		}
	}
}

func TestFill_never_expands_what_a_customer_wrote(t *testing.T) {
	f := facts()
	f.Order.Remarks = "{合計}を教えて"
	if got := Fill(Text{Body: "{備考}"}, f).Text; got != "{合計}を教えて" {
		t.Errorf("got %q", got)
	}
}

func TestLint_names_unknown_variables_and_stray_braces(t *testing.T) {
	for _, c := range []struct{ name, body, code, fix string }{
		{"good", "{お客様名} 様\n{休業案内?}\n{カーソル}{追跡番号|未定}", "", ""},
		{"mistyped", "😀{追跡番}です", "unknown_variable", "{追跡番号}"},
		{"open brace", "{お客様名 様", "stray_brace", ""},
		{"full width", "｛お客様名｝様、｛出荷日：営業日＋３｝、{もし　支払方法＝代金引換}A{おわり}", "", ""},
		{"empty", "{}", "unknown_variable", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ps := Lint(Text{Body: c.body})
			if c.code == "" {
				if len(ps) > 0 {
					t.Errorf("%+v", ps)
				}
				return
			}
			if len(ps) == 0 || ps[0].Code != c.code || ps[0].FixTo != c.fix {
				t.Fatalf("%+v", ps)
			}
			if c.name == "mistyped" && (ps[0].Start != 2 || ps[0].End != 7) {
				t.Errorf("place %d–%d", ps[0].Start, ps[0].End)
			}
		})
	}
}

func TestMarks_show_what_agrees_with_the_order(t *testing.T) {
	text := "佐藤 美咲 様\n受注番号 " + ownNumber + "、合計 5,550円 を 11月19日(木) に出荷しました。"
	var names []string
	for _, m := range Marks(text, facts()) {
		names = append(names, m.Name)
	}
	if got := strings.Join(names, " "); got != "お客様名 受注番号 合計 出荷日" {
		t.Errorf("got %q", got)
	}
}

func FuzzFillAndCheck(f *testing.F) {
	for _, s := range []string{
		"", "{", "{}", "{お客様名?}\n", "{合計|なし}", "😀{署名}\r\n", "http://", "4444-1375-8703", "2月30日(月)までに",
		"{もし 個口数>1}\n{荷物ごと}{追跡番号:リンクだけ}{おわり}\n{ちがえば}{出荷日:営業日-9}{おわり}", "{文例:a}{文例:b}", "{商品ごと:欠品}{文例:a}{単価:数字だけ}{おわり}",
		"｛もし　支払方法＝後払い　または　合計≧１円｝{税率ごと}{税率}{おわり}", "{出荷予定日:+400年:年あり}{新住所:市区町村まで}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := Text{Body: s, Snippets: map[string]string{"a": s, "b": "{文例:a}{カーソル}"}}
		for _, facts := range worlds() {
			got := Fill(text, facts)
			n, last := units(got.Text), 0
			for _, v := range got.Values {
				if v.Start < last || v.End < v.Start || v.End > n {
					t.Fatalf("%q: %+v of %d", s, v, n)
				}
				last = v.End
			}
			if got.Caret < -1 || got.Caret > n {
				t.Fatalf("%q: caret %d of %d", s, got.Caret, n)
			}
		}
		n := units(s)
		for _, p := range append(Check(s, thread()), Lint(text)...) {
			if p.Start < 0 || p.End < p.Start || p.End > n || p.Text == "" || p.Code == "" {
				t.Fatalf("%q: %+v of %d", s, p, n)
			}
		}
	})
}
