package mime

import (
	"reflect"
	"testing"
	"time"
)

func TestParseAddresses(t *testing.T) {
	one := func(n, a string) []Address { return []Address{{n, a}} }
	cases := []struct {
		name, in string
		want     []Address
	}{
		{"plain", "a@b.jp", one("", "a@b.jp")},
		{"name and address", "Taro <a@b.jp>", one("Taro", "a@b.jp")},
		{"dot in front of the @", "foo.@docomo.ne.jp", one("", "foo.@docomo.ne.jp")},
		{"two dots", "x <foo..bar@docomo.ne.jp>", one("x", "foo..bar@docomo.ne.jp")},
		{"leading dot", ".foo@ezweb.ne.jp", one("", ".foo@ezweb.ne.jp")},
		{"quoted local part", `"foo."@docomo.ne.jp`, one("", `"foo."@docomo.ne.jp`)},
		{"raw ISO-2022-JP name", "\x1b$B;3ED\x1b(B <a@b>", one("山田", "a@b")},
		{"raw Shift_JIS name", "\x8e\x52\x93\x63\x82\xb3\x82\xf1 <a@b>", one("山田さん", "a@b")},
		{"square brackets", "[ショップ] 店長 <a@b>", one("[ショップ] 店長", "a@b")},
		{"@ in the name", "x@y 店 <a@b>", one("x@y 店", "a@b")},
		{"another address as name", `"x@rakuten.co.jp" <a@b>`, one("x@rakuten.co.jp", "a@b")},
		{"colon in the name", "店: 店長 <a@b>", one("店: 店長", "a@b")},
		{"comma in the name", "山田, 太郎 <a@b>", one("山田, 太郎", "a@b")},
		{"empty brackets", "<>", nil},
		{"MAILER-DAEMON", "MAILER-DAEMON", one("", "MAILER-DAEMON")},
		{"doubled brackets", "<<a@b>>", one("", "a@b")},
		{"trailing semicolon", "a@b;", one("", "a@b")},
		{"full-width @", "a＠b.jp", one("", "a@b.jp")},
		{"round brackets stay in the name", "店長(楽天) <a@b>", one("店長(楽天)", "a@b")},
		{"comment behind the address", "a@b (Mail System)", one("Mail System", "a@b")},
		{"comment in front", "(comment) a@b", one("comment", "a@b")},
		{"quoted encoded word", `"=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?=" <a@b>`, one("山田", "a@b")},
		{"encoded word with a comma inside", "=?UTF-8?Q?a,b?= <a@b>", one("a,b", "a@b")},
		{"no space before the bracket", "=?UTF-8?B?5bGx?=<a@b>", one("山", "a@b")},
		{"missing opening bracket", "test1@local>", one("", "test1@local")},
		{"missing closing bracket", "x <a@b", one("x", "a@b")},
		{"list", "a@b, C <c@d>,\"E, F\" <e@f>", []Address{{"", "a@b"}, {"C", "c@d"}, {"E, F", "e@f"}}},
		{"group", "undisclosed-recipients:;", nil},
		{"group with members", "team: a@b, c@d;", []Address{{"", "a@b"}, {"", "c@d"}}},
		{"semicolon list of Outlook", "a@b; c@d", []Address{{"", "a@b"}, {"", "c@d"}}},
		{"the last bracket is the address", "Bob <bob@x> Bobby <bobby@x>", one("Bob <bob@x> Bobby", "bobby@x")},
		{"hidden direction mark", "a\u202eb <a@b>", one("ab", "a@b")},
		{"escaped quote", `"a \"b\" c" <a@b>`, one(`a "b" c`, "a@b")},
		{"IDN", "a@日本.jp", one("", "a@日本.jp")},
		{"comments inside the address", "Pete <pete(his account)@silly.test(his host)>", one("Pete", "pete@silly.test")},
		{"old route", "Mary <@machine.tld:mary@example.net>", one("Mary", "mary@example.net")},
		{"empty", "", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := ParseAddresses([]byte(c.in)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("ParseAddresses(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	noon := time.Date(2024, 3, 1, 3, 0, 0, 0, time.UTC) // 12:00 in Japan
	for _, in := range []string{
		"Fri, 01 Mar 2024 12:00:00 +0900",
		"Fri, 01 Mar 2024 12:00:00 JST",
		"Fri, 01 Mar 2024 12:00:00 +0900 (JST)",
		"2024-03-01T12:00:00+09:00",
		"2024-03-01T03:00:00Z",
		"2024-03-01 12:00:00",
		"2024/03/01 12:00",
		"2024/03/01 12:00:00 +09:00",
		"Fri, 01 Mar 2024 12:00:00",
		"Fri 01 Mar 2024 12:00:00 +0900",
		"Friday, 01 March 2024 12:00:00 +0900",
		"金, 01 Mar 2024 12:00:00 +0900",
		"Fri Mar  1 12:00:00 2024",
		"Fri Mar  1 12:00:00 JST 2024",
		"Fri, 01 Mar 124 12:00:00 +0900",
		"Fri, 1 Mar 24 12:00:00 +0900",
		"Fri,01 Mar 2024 12:00:00 +0900",
		"01-Mar-2024 12:00:00 +0900",
		"1 Mar 2024 03:00:00 GMT",
		"Thu, 29 Feb 2024 22:00:00 -0500",
		"2024年3月1日(金) 12:00",
		"2024年3月1日 12時00分00秒",
		"2024年3月1日 午後0時00分",
		"Fri, 01 Mar 2024 12:00:00 +0900 (東京 (標準時))",
		"3/1 Fri, 01 Mar 2024 12:00 PM +0900",
	} {
		got, ok := ParseDate(in)
		if !ok || !got.Equal(noon) {
			t.Errorf("ParseDate(%q) = %v, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "tomorrow", "Fri, 32 Mar 2024 12:00:00 +0900", "2024-13-01 12:00", "31 Feb 2024 10:00:00 +0900", "99999999999999999999"} {
		if got, ok := ParseDate(in); ok {
			t.Errorf("ParseDate(%q) = %v, want nothing", in, got)
		}
	}
}

func TestMessageIDs(t *testing.T) {
	cases := []struct {
		in   string
		want []string
	}{
		{"<a@b>", []string{"a@b"}},
		{"<abc>", []string{"abc"}},
		{"<a b@c>", []string{"a b@c"}},
		{"<a@b@c> <d@e>", []string{"a@b@c", "d@e"}},
		{`<"a b"@c>`, []string{`"a b"@c`}},
		{"<a:b@c>", []string{"a:b@c"}},
		{"<a@b>,<c@d>", []string{"a@b", "c@d"}},
		{"a@b", []string{"a@b"}},
		{`message of "Wed, 17 Mar 1999" <a@b>`, []string{"a@b"}},
		{`message of "Wed" a@b`, []string{"a@b"}},
		{"<a@b> <a@b>", []string{"a@b"}},
		{"no id here", nil},
		{"", nil},
	}
	for _, c := range cases {
		if got := messageIDs(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("messageIDs(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
