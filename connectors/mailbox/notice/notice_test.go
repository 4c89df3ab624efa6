package notice

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/connectors/mailbox/mime"
)

var update = flag.Bool("update", false, "write want.json anew")

// Every folder of testdata is a mail, the shop's rules if it has any, and what is
// read in it.
func TestRead(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/mail.eml")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range cases {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			rules, err := ParseRules(text(t, filepath.Join(dir, "rules.txt")))
			if err != nil {
				t.Fatal(err)
			}
			data, err := json.MarshalIndent(Read(letter(t, path), rules), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			want := filepath.Join(dir, "want.json")
			if *update {
				if err := os.WriteFile(want, append(data, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got := string(data) + "\n"; got != text(t, want) {
				t.Errorf("got\n%s\nwant\n%s", got, text(t, want))
			}
		})
	}
}

func text(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

func letter(t testing.TB, path string) Mail {
	m := mime.Parse([]byte(text(t, path)))
	return Mail{From: m.From[0].Address, Subject: m.Subject, Text: m.Text, HTML: m.HTML, Results: m.Header.Raw("Authentication-Results")}
}

func TestVouched(t *testing.T) {
	for name, c := range map[string]struct {
		results string
		want    bool
	}{
		"Gmail":                            {"mx.google.com; dkim=pass header.i=@rakuten.co.jp header.s=a header.b=Q; spf=pass (google.com: domain of x@rakuten.co.jp designates 203.0.113.1 as permitted sender) smtp.mailfrom=x@rakuten.co.jp", true},
		"Microsoft, without an id":         {"spf=pass (sender IP is 203.0.113.1) smtp.mailfrom=rakuten.co.jp; dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=rakuten.co.jp", true},
		"Yahoo!, in its old form":          {"mta1.mail.example  from=order@rakuten.co.jp; domainkeys=neutral (no sig); dkim=pass (ok); header.i=@rakuten.co.jp", true},
		"a sub-domain signed":              {"mx; dkim=pass header.d=mail.rms.rakuten.co.jp", true},
		"DMARC alone":                      {"mx; dmarc=pass (p=reject)", true},
		"DMARC that failed decides":        {"mx; dkim=pass header.d=rakuten.co.jp; dmarc=fail", false},
		"somebody else's SPF":              {"mx; spf=pass smtp.mailfrom=a@evil.example", false},
		"a pass without a domain":          {"mx; spf=pass; dkim=pass", false},
		"the same ending only":             {"mx; dkim=pass header.d=evilrakuten.co.jp", false},
		"the public suffix":                {"mx; dkim=pass header.d=co.jp", false},
		"written into a comment":           {"mx; spf=none (dkim=pass header.d=rakuten.co.jp)", false},
		"written into a quoted local part": {`mx; spf=pass smtp.mailfrom="dkim=pass header.d=rakuten.co.jp"@evil.example`, false},
		"soft failure":                     {"mx; spf=softfail smtp.mailfrom=rakuten.co.jp", false},
		"nothing":                          {"", false},
	} {
		if got := vouched(c.results, "rakuten.co.jp"); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestParseRules_names_the_line_that_is_wrong(t *testing.T) {
	const good = "送信元=a@example.jp 種類=お知らせ"
	for text, want := range map[string]string{
		good + "\nメールは全部":                                     "2 行目: 読み取れません",
		"# 注\n" + good + "\n種類=お知らせ":                          "3 行目: 送信元がありません",
		"送信元=楽天 種類=お知らせ":                                      "1 行目: 送信元が読み取れません",
		"送信元=yahoo.co.jp 種類=問い合わせ モール=yahoo":                  "お客様も使うドメイン",
		"送信元=a.example.jp 種類=質問 モール=yahoo":                    "種類は",
		"送信元=a.example.jp 種類=注文":                              "モールがありません",
		"送信元=a.example.jp 種類=注文 モール=楽天":                       "モールは「rakuten」か「yahoo」",
		"送信元=a.example.jp 種類=問い合わせ モール=yahoo ストア=みなも":         "ストアが読み取れません",
		strings.Repeat(good+"\n", mostRules+1):                "100 行まで",
		"送信元=shop@yahoo.co.jp 件名=a=b 種類=お知らせ モール=YAHOO ストア＝x": "",
		"\n　\n＃だけ\n": "",
	} {
		_, err := ParseRules(text)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%.60q: %v, want %q", text, err, want)
		}
	}
}
