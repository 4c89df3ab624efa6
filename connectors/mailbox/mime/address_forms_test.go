package mime

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

// The forms that mail programs, contact forms and people write.
func TestParseAddresses_of_odd_forms(t *testing.T) {
	one := func(n, a string) []Address { return []Address{{n, a}} }
	two := func(n1, a1, n2, a2 string) []Address { return []Address{{n1, a1}, {n2, a2}} }
	for name, c := range map[string]struct {
		in   string
		want []Address
	}{
		"dots everywhere":                       {"foo..bar.@docomo.ne.jp", one("", "foo..bar.@docomo.ne.jp")},
		"dots everywhere, with a name":          {"山田 <.foo..bar.@docomo.ne.jp>", one("山田", ".foo..bar.@docomo.ne.jp")},
		"quoted local part in brackets":         {`山田 <"foo..bar."@docomo.ne.jp>`, one("山田", `"foo..bar."@docomo.ne.jp`)},
		"quoted local part with a space":        {`"a b"@c.example`, one("", `"a b"@c.example`)},
		"quoted local part with an @":           {`<"a@b"@c.example>`, one("", `"a@b"@c.example`)},
		"quoted local part with a comma":        {`"a,b"@c.example, d@e.example`, two("", `"a,b"@c.example`, "", "d@e.example")},
		"signs of old phones":                   {"_-+/?a-@ezweb.ne.jp", one("", "_-+/?a-@ezweb.ne.jp")},
		"plus":                                  {"a+b@c.example", one("", "a+b@c.example")},
		"an apostrophe":                         {"O'Neil <o'neil@c.example>", one("O'Neil", "o'neil@c.example")},
		"name in apostrophes":                   {"'山田 太郎' <a@b.example>", one("山田 太郎", "a@b.example")},
		"address in apostrophes":                {"'a@b.example' <a@b.example>", one("a@b.example", "a@b.example")},
		"name in 「」":                            {"「見本堂」 <a@b.example>", one("「見本堂」", "a@b.example")},
		"name in corner signs":                  {"【見本堂】店長 <a@b.example>", one("【見本堂】店長", "a@b.example")},
		"square brackets, no space":             {"[見本堂]<a@b.example>", one("[見本堂]", "a@b.example")},
		"slash and dots in a bare name":         {"K. Yamada / 見本堂 <a@b.example>", one("K. Yamada / 見本堂", "a@b.example")},
		"full-width comma":                      {"山田，太郎 <a@b.example>", one("山田，太郎", "a@b.example")},
		"full-width brackets":                   {"山田 ＜a@b.example＞", one("山田", "a@b.example")},
		"all full-width signs":                  {"山田 ＜a＠b.example＞", one("山田", "a@b.example")},
		"two of them with full-width brackets":  {"山田 ＜a＠b.example＞, 鈴木 ＜c＠d.example＞", two("山田", "a@b.example", "鈴木", "c@d.example")},
		"full-width comma between two":          {"a@b.example，c@d.example", two("", "a@b.example", "", "c@d.example")},
		"Japanese comma between two":            {"a@b.example、c@d.example", two("", "a@b.example", "", "c@d.example")},
		"full-width semicolon between two":      {"山田 <a@b.example>；鈴木 <c@d.example>", two("山田", "a@b.example", "鈴木", "c@d.example")},
		"full-width round brackets":             {"a@b.example（山田）", one("山田", "a@b.example")},
		"full-width space between":              {"山田　太郎　<a@b.example>", one("山田　太郎", "a@b.example")},
		"mailto in brackets":                    {"<mailto:a@b.example>", one("", "a@b.example")},
		"mailto twice":                          {"a@b.example <mailto:a@b.example>", one("a@b.example", "a@b.example")},
		"address as its own name":               {"a@b.example <a@b.example>", one("a@b.example", "a@b.example")},
		"commas in names of several":            {"山田, 太郎 <a@b.example>, 鈴木, 花子 <c@d.example>", two("山田, 太郎", "a@b.example", "鈴木, 花子", "c@d.example")},
		"a quoted name with a comma":            {`"山田, 太郎" <a@b.example>, c@d.example`, two("山田, 太郎", "a@b.example", "", "c@d.example")},
		"bare one, then a name with a comma":    {"a@b.example, 鈴木, 花子 <c@d.example>", two("", "a@b.example", "鈴木, 花子", "c@d.example")},
		"escaped comma and quote":               {`"a\, \"b\"" <a@b.example>`, one(`a\, "b"`, "a@b.example")},
		"an open quote":                         {`"山田 <a@b.example>`, one("山田", "a@b.example")},
		"a closing quote only":                  {`山田" <a@b.example>`, one("山田", "a@b.example")},
		"quotes within quotes":                  {`""山田"" <a@b.example>`, one("山田", "a@b.example")},
		"group with a Japanese name":            {"担当者: 山田 <a@b.example>, c@d.example;", two("山田", "a@b.example", "", "c@d.example")},
		"empty group":                           {"Undisclosed recipients:;", nil},
		"empty group in Japanese":               {"宛先は非公開です:;", nil},
		"empty group, space inside":             {"undisclosed-recipients: ;", nil},
		"group among others":                    {"a@b.example, team: c@d.example;, e@f.example", []Address{{"", "a@b.example"}, {"", "c@d.example"}, {"", "e@f.example"}}},
		"two groups":                            {"x: a@b.example; y: c@d.example;", two("", "a@b.example", "", "c@d.example")},
		"comment with a comma":                  {"a@b.example (山田, 店長), c@d.example", two("山田, 店長", "a@b.example", "", "c@d.example")},
		"nested comments":                       {"a@b.example (x (y) z)", one("x (y) z", "a@b.example")},
		"open comment":                          {"a@b.example (x", one("(x", "a@b.example")},
		"comment between name and address":      {"山田 (店長) <a@b.example>", one("山田 (店長)", "a@b.example")},
		"comment behind brackets":               {"山田 <a@b.example> (店長)", one("山田 (店長)", "a@b.example")},
		"trailing comma":                        {"a@b.example,", one("", "a@b.example")},
		"commas only between":                   {"a@b.example,,,c@d.example", two("", "a@b.example", "", "c@d.example")},
		"trailing period":                       {"<a@b.example>.", one("", "a@b.example")},
		"trailing words":                        {"山田 <a@b.example> 様", one("山田", "a@b.example")},
		"space inside the brackets":             {"山田 < a@b.example >", one("山田", "a@b.example")},
		"space around the @":                    {"山田 <a @ b.example>", one("山田", "a@b.example")},
		"tab and fold":                          {"山田\r\n\t<a@b.example>", one("山田", "a@b.example")},
		"empty brackets behind a name":          {"山田 <>", one("山田", "")},
		"empty quotes":                          {`"" <a@b.example>`, one("", "a@b.example")},
		"only a name":                           {"山田 太郎", one("山田 太郎", "")},
		"mailer-daemon in brackets":             {"Mail Delivery System <MAILER-DAEMON>", one("Mail Delivery System", "MAILER-DAEMON")},
		"courier's empty domain":                {`"Courier mail server" <@>`, one("Courier mail server", "@")},
		"IDN":                                   {"山田 <a@日本語.jp>", one("山田", "a@日本語.jp")},
		"punycode":                              {"a@xn--wgv71a119e.jp", one("", "a@xn--wgv71a119e.jp")},
		"local part in Japanese":                {"<山田@b.example>", one("", "山田@b.example")},
		"address literal":                       {"<a@[192.0.2.1]>", one("", "a@[192.0.2.1]")},
		"hidden marks in the name":              {"a\u202e\u200bb\u2066c\ufeff <a@b.example>", one("abc", "a@b.example")},
		"control characters in the name":        {"a\x07b\x00c <a@b.example>", one("abc", "a@b.example")},
		"hidden marks in the address":           {"<a\u200b@b.example\u202e>", one("", "a@b.example")},
		"encoded control characters":            {"=?UTF-8?B?YQdiAGM=?= <a@b.example>", one("abc", "a@b.example")},
		"encoded line break in the name":        {"=?UTF-8?Q?a=0D=0ABcc:_x@y?= <a@b.example>", one("a  Bcc: x@y", "a@b.example")},
		"encoded name and address in one":       {"=?UTF-8?Q?=E5=B1=B1_<a@b.example>?=", one("山", "a@b.example")},
		"encoded word in a comment":             {"a@b.example (=?UTF-8?B?5bGx?=)", one("山", "a@b.example")},
		"an address and a comma in a word":      {"=?UTF-8?Q?a@b,_c?= <a@b.example>, c@d.example", two("a@b, c", "a@b.example", "", "c@d.example")},
		"encoded list in one word stays a name": {"=?UTF-8?B?5bGxLCDlt50=?= <a@b.example>, c@d.example", two("山, 川", "a@b.example", "", "c@d.example")},
		"quoted words in two pieces":            {`"=?UTF-8?B?5bGx?= =?UTF-8?B?5bed?=" <a@b.example>`, one("山川", "a@b.example")},
		"encoded quotes":                        {"=?UTF-8?B?IuWxsSI=?= <a@b.example>", one("山", "a@b.example")},
		"encoded bracket in the name":           {"=?UTF-8?Q?=3Cx@y=3E?= <a@b.example>", one("<x@y>", "a@b.example")},
		"three brackets":                        {"<<<a@b.example>>>", one("", "a@b.example")},
		"brackets without an end, two":          {"山田 <a@b.example, 鈴木 <c@d.example>", two("山田", "a@b.example", "鈴木", "c@d.example")},
		"From: twice":                           {"From: 山田 <a@b.example>", one("From: 山田", "a@b.example")},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ParseAddresses([]byte(c.in)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("ParseAddresses(%q)\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}

func TestParse_reads_names_in_every_charset_and_header(t *testing.T) {
	for charset, raw := range map[string]string{
		"ISO-2022-JP": "\x1b$B;3ED\x1b(B", "Shift_JIS": "\x8e\x52\x93\x63", "EUC-JP": "\xbb\xb3\xc5\xc4", "UTF-8": "山田",
		"cp932": "\x8e\x52\x93\x63", "CP50221": "\x1b$B;3ED\x1b(B", "eucJP-ms": "\xbb\xb3\xc5\xc4",
	} {
		word := "=?" + charset + "?B?" + b64(raw) + "?="
		for form, name := range map[string]string{"raw": raw, "raw in quotes": `"` + raw + `"`, "encoded": word, "encoded in quotes": `"` + word + `"`} {
			for _, field := range []string{"From", "Sender", "To", "Cc", "Reply-To"} {
				t.Run(charset+" "+form+" "+field, func(t *testing.T) {
					m := Parse([]byte(field + ": " + name + " <foo..bar.@docomo.ne.jp>, c@d.example\r\nSubject: x\r\n\r\nx"))
					got := map[string][]Address{"From": m.From, "Sender": m.From, "To": m.To, "Cc": m.Cc, "Reply-To": m.ReplyTo}[field]
					if len(got) != 2 || got[0] != (Address{"山田", "foo..bar.@docomo.ne.jp"}) || got[1].Address != "c@d.example" {
						t.Errorf("got %q", got)
					}
				})
			}
		}
	}
}

func TestParseAddresses_of_long_lists_is_linear(t *testing.T) {
	var list []string
	for i := range 10_000 {
		list = append(list, fmt.Sprintf(`"山田, %d" <customer-%d@shop-list.example>`, i, i))
	}
	start := time.Now()
	got := ParseAddresses([]byte(strings.Join(list, ", ")))
	if len(got) != len(list) || got[9_999] != (Address{"山田, 9999", "customer-9999@shop-list.example"}) {
		t.Fatalf("%d addresses, the last %q", len(got), got[len(got)-1])
	}
	for _, unit := range []string{"(", ")", "<", ">", `"`, `"\`, ",", "a,", "a b,", "a,<,", "a:", "a;", ":;", "＠", "，", "a@b，", "@，", "=?", "=?a?q?", "x y ", "＜", "a (", "é"} {
		ParseAddresses([]byte(strings.Repeat(unit, maxAddressText/32/len(unit))))
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestParseAddresses_leaves_European_names_alone(t *testing.T) {
	for raw, want := range map[string]string{
		"Ren\xe9 <rene@b.example>": "René", "M\xfcller, J\xf6rg <j@b.example>": "Müller, Jörg", "Bj\xf6rn \xc5str\xf6m <b@b.example>": "Björn Åström", "\xc9lo\xefse <e@b.example>": "Éloïse",
	} {
		if got := ParseAddresses([]byte(raw)); len(got) != 1 || got[0].Name != want {
			t.Errorf("%q gives %q", raw, got)
		}
	}
}
