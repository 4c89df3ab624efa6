package mime

import "testing"

func TestFileName_in_every_form(t *testing.T) {
	for name, c := range map[string]struct{ header, want string }{
		"2231 in quotes":                           {`attachment; filename*="UTF-8''%E6%97%A5.pdf"`, "日.pdf"},
		"2231 with a language":                     {`attachment; filename*=UTF-8'ja'%E6%97%A5.pdf`, "日.pdf"},
		"2231, one quote only":                     {`attachment; filename*=UTF-8'%E6%97%A5.pdf`, "日.pdf"},
		"2231, no quotes":                          {`attachment; filename*=%E6%97%A5.pdf`, "日.pdf"},
		"2231, raw bytes":                          {"attachment; filename*=Shift_JIS''" + inSJIS("日本.pdf"), "日本.pdf"},
		"2231 value in the plain parameter":        {`attachment; filename="UTF-8''%E6%97%A5.pdf"`, "日.pdf"},
		"2231 value in the plain parameter, JIS":   {`attachment; filename=ISO-2022-JP'ja'%1B$B%46%7C%1B%28B.pdf`, "日.pdf"},
		"2231, CP932":                              {`attachment; filename*=CP932''%87%40.pdf`, "①.pdf"},
		"2231, eucJP-ms":                           {`attachment; filename*=eucJP-ms''%AD%A1.pdf`, "①.pdf"},
		"2231, unknown charset":                    {`attachment; filename*=x-unknown''%93%FA%96%7B%8C%EA%82%CC.pdf`, "日本語の.pdf"},
		"2231, wrong charset":                      {`attachment; filename*=UTF-8''%93%FA%96%7B%8C%EA%82%CC.pdf`, "日本語の.pdf"},
		"2231, first piece encoded, second plain":  {`attachment; filename*0*=UTF-8''%E6%97%A5; filename*1="-1.pdf"`, "日-1.pdf"},
		"2231, pieces from one":                    {`attachment; filename*1*=UTF-8''%E6%97%A5; filename*2=.pdf`, "日.pdf"},
		"2231, ten pieces":                         {`attachment; filename*0=0; filename*1=1; filename*2=2; filename*3=3; filename*4=4; filename*5=5; filename*6=6; filename*7=7; filename*8=8; filename*9=9; filename*10=.txt`, "0123456789.txt"},
		"2231, character cut, SJIS":                {`attachment; filename*0*=Shift_JIS''%93%FA%96; filename*1*=%7B.pdf`, "日本.pdf"},
		"2231, JIS state over pieces":              {`attachment; filename*0*=ISO-2022-JP''%1B$B%46%7C; filename*1*=K%5C%1B%28B.pdf`, "日本.pdf"},
		"2231 pieces that hold a word":             {`attachment; filename*0="=?UTF-8?B?5pel"; filename*1="5pys?=.pdf"`, "日本.pdf"},
		"plain pieces without quotes, 8-bit":       {"attachment; filename*0=" + inSJIS("日本語の") + "; filename*1=.pdf", "日本語の.pdf"},
		"word over two in quotes":                  {`attachment; filename="=?ISO-2022-JP?B?GyRCRnw=?= =?ISO-2022-JP?B?S1wbKEI=?=.pdf"`, "日本.pdf"},
		"word with a semicolon, bare":              {`attachment; filename==?UTF-8?Q?a;b=E6=97=A5?=.pdf; size=3`, "a;b日.pdf"},
		"two words, bare":                          {`attachment; filename==?UTF-8?Q?=E6=97=A5?= =?UTF-8?Q?=E6=9C=AC.pdf?=`, "日本.pdf"},
		"two words, the second with a semicolon":   {`attachment; filename==?UTF-8?Q?=E6=97=A5?= =?UTF-8?Q?;=E6=9C=AC.pdf?=; size=1`, "日;本.pdf"},
		"raw JIS with a quote inside":              {"attachment; filename=\"\x1b$B$\"$$\x1b(B.txt\"; size=3", "あい.txt"},
		"raw JIS with a semicolon inside":          {"attachment; filename=\x1b$B;d\x1b(B.txt; size=3", "私.txt"},
		"raw JIS with a backslash inside":          {"attachment; filename=\"\x1b$BF|K\\\x1b(B.txt\"", "日本.txt"},
		"raw EUC":                                  {"attachment; filename=\"" + inEUC("見積書") + ".txt\"", "見積書.txt"},
		"raw SJIS, escaped 5C":                     {"attachment; filename=\"\x95\\\\\x8e\x86.txt\"", "表紙.txt"},
		"raw SJIS ends in 5C":                      {"attachment; filename=\"\x94\x5c\x97\x5c\"; size=1", "能予"},
		"raw UTF-8 with spaces":                    {"attachment; filename=見積 書 (最終).pdf; size=2", "見積 書 (最終).pdf"},
		"escaped quotes":                           {`attachment; filename="a \"b\" c.txt"`, `a "b" c.txt`},
		"single quotes":                            {`attachment; filename='a b.txt'`, "a b.txt"},
		"percent signs of Shift_JIS":               {`attachment; filename="%93%FA%96%7B%8C%EA%82%CC.txt"`, "日本語の.txt"},
		"percent signs and spaces":                 {`attachment; filename="%E6%97%A5 (1).txt"`, "日 (1).txt"},
		"plus signs stay":                          {`attachment; filename="a+b%E6%97%A5.txt"`, "a+b日.txt"},
		"entities stay":                            {`attachment; filename="&#26085;.txt"`, "&#26085;.txt"},
		"name of the type when the other is empty": {`attachment; filename=""; name="a.txt"`, "a.txt"},
		"star without a value":                     {`attachment; filename*=; filename="a.txt"`, "a.txt"},
		"twice":                                    {`attachment; filename="a.txt"; filename="b.txt"`, "a.txt"},
		"capitals and spaces":                      {`attachment; FileName = "a.txt"`, "a.txt"},
		"no semicolon":                             {`attachment filename="a.txt"`, "a.txt"},
		"only the parameter":                       {`filename="a.txt"`, "a.txt"},
		"quoted disposition":                       {`"attachment"; filename="a.txt"`, "a.txt"},
		"docomo pictogram":                         {"attachment; filename=\"\xf8\x9f\x82\xa0\x82\xa2.jpg\"", "☀あい.jpg"},
		"half-width katakana":                      {"attachment; filename=\"=?ISO-2022-JP?B?" + in64("\x1b(I6E\x1b(B") + "?=.csv\"", "ｶﾅ.csv"},
		"folded inside a word":                     {"attachment; filename=\"=?UTF-8?B?5pel 5pys?=.pdf\"", "日本.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			_, p := mediaType(c.header)
			if got := fileName(p, nil, anyCarrier); got != c.want {
				t.Errorf("%q gives %q, want %q", c.header, got, c.want)
			}
		})
	}
}

func TestSafeName_of_what_attackers_and_old_mailers_write(t *testing.T) {
	for in, want := range map[string]string{
		"表\\紙.txt":                 "紙.txt",
		"COM¹.txt":                 "_COM¹.txt",
		"LPT9":                     "_LPT9",
		"CONIN$":                   "_CONIN$",
		"aux.tar.gz":               "_aux.tar.gz",
		"nul .txt":                 "_nul .txt",
		"invoice\u202efdp.exe":     "invoicefdp.exe",
		"a\u2066b\u2069.txt":       "ab.txt",
		"か\u3099き\u3099.txt":       "がぎ.txt",
		"a\u2028b.txt":             "a b.txt",
		".htaccess":                "htaccess",
		"a.txt:evil.exe":           "a.txt_evil.exe",
		"/":                        "添付ファイル",
		"..":                       "添付ファイル",
		"\x00":                     "添付ファイル",
		"a\ufeff.txt":              "a.txt",
		"☀.jpg":                    "☀.jpg",
		"x.txt...   ":              "x.txt",
		"bad\xffbyte.txt":          "bad_byte.txt",
		"\\\\server\\share\\a.exe": "a.exe",
		"請求書.pdf          .exe":    "請求書.pdf          .exe",
	} {
		if got := SafeName(in); got != want {
			t.Errorf("SafeName(%q) = %q, want %q", in, got, want)
		}
	}
}
