package mime

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestParseDate_of_odd_forms(t *testing.T) {
	noon := time.Date(2024, 3, 1, 3, 0, 0, 0, time.UTC) // 12:00 in Japan
	for _, in := range []string{
		"Fri, 1 Mar 2024 12:00 +0900",
		"Fri, 1 Mar 2024 12:00:00.000 +0900",
		"Fri, 1 Mar 2024 12:00:00 +09:00",
		"Fri, 1 Mar 2024 12:00:00 +900",
		"Fri, 1 Mar 2024 12:00:00 GMT+9",
		"Fri, 1 Mar 2024 12:00:00 GMT+0900",
		"Fri, 1 Mar 2024 12:00:00 UTC+09:00",
		"Fri, 1 Mar 2024 12:00:00 (JST)",
		"Fri, 1 Mar 2024 12:00:00 jst",
		"Fri, 1 Mar 2024 12:00:00 JST-9",
		"Fri, 1 Mar 2024 12:00:00 JST+0900",
		"Fri, 1 Mar 2024 12:00:00 Asia/Tokyo",
		"Fri, 1 Mar 2024 12:00:00 東京 (標準時)",
		"Fri, 1 Mar 2024 12:00:00 ???",
		"Fri, 1 Mar 2024 12:00:00 --0900",
		"Fri, 1 Mar 2024 12:00:00 + 0900",
		"Fri, 1 Mar 2024 03:00:00 Z",
		"Fri, 1 Mar 2024 03:00:00 UT",
		"Fri, 1 Mar 2024 03:00:00 -0000",
		"Fri, 1 Mar 2024 04:00:00 +0100 (CET)",
		"Thu, 29 Feb 2024 19:00:00 PST",
		"Thu, 29 Feb 2024 22:00:00 EST",
		"Fri, 1 Mar 2024 12:00:00 KST",
		"Fri, 1 Mar 2024  12 : 00 : 00 +0900",
		"Fri, 1 Mar (comment) 2024 12:00:00 +0900",
		"(comment) Fri, 1 Mar 2024 12:00:00 +0900",
		"Fri , 1 Mar 2024 12:00:00 +0900",
		"Fri., 1 Mar. 2024 12:00:00 +0900",
		"fri, 1 mar 2024 12:00:00 +0900",
		"FRI, 01 MAR 2024 12:00:00 +0900",
		"Wed, 1 Mar 2024 12:00:00 +0900",
		"Fri, 1 Mar 24 12:00 JST",
		"Fri, 1 Mar 124 12:00:00 JST",
		"1-Mar-24 12:00:00 +0900",
		"1/Mar/2024:12:00:00 +0900",
		"March 1, 2024 12:00:00 +0900",
		"March 1, 2024 at 12:00:00 PM GMT+9",
		"March 1 2024 12:00",
		"Fri Mar 1 12:00:00 +0900 2024",
		"Fri Mar 01 2024 12:00:00 GMT+0900 (日本標準時)",
		"Fri Mar  1 03:00:00 UTC 2024",
		"2024-03-01T12:00:00+0900",
		"2024-03-01T12:00:00.123+09:00",
		"2024-03-01T12:00:00",
		"2024-03-01T12:00+09",
		"2024-03-01 03:00:00Z",
		"2024-03-01 12:00:00 +0900 JST",
		"2024-3-1 12:00",
		"2024/3/1 12:00:00 JST",
		"2024/03/01 (金) 12:00",
		"2024/03/01 PM 12:00",
		"2024/03/01 午後 0:00",
		"2024/03/01 午後12:00",
		"2024.03.01 12:00",
		"20240301T120000+0900",
		"20240301120000",
		"金, 1 3月 2024 12:00:00 +0900",
		"金曜日, 1 3月 2024 12:00:00 +0900",
		"(金), 1 Mar 2024 12:00:00 +0900",
		"金曜日, 01 Mar 2024 12:00:00 +0900",
		"2024年3月1日 金曜日 12:00:00",
		"2024年 3月 1日 12時",
		"2024年03月01日12時00分",
		"２０２４年３月１日　１２：００",
		"２０２４／０３／０１ １２：００：００",
		"令和6年3月1日 12:00",
		"令和 6 年 3 月 1 日（金） 12時00分",
		"R6.3.1 12:00",
		"R06/03/01 12:00:00",
		"3月1日 2024 12:00",
		"Fri, 1 Mar 2024 12.00.00 +0900",
	} {
		if got, ok := ParseDate(in); !ok || got.Sub(noon).Abs() >= time.Second {
			t.Errorf("ParseDate(%q) = %v, %v", in, got.UTC(), ok)
		}
	}
	for in, want := range map[string]time.Time{
		"令和元年5月1日 0:00":                   time.Date(2019, 4, 30, 15, 0, 0, 0, time.UTC),
		"平成31年4月30日 23:59":                time.Date(2019, 4, 30, 14, 59, 0, 0, time.UTC),
		"H31.4.30 23:59":                  time.Date(2019, 4, 30, 14, 59, 0, 0, time.UTC),
		"昭和64年1月7日 9:00":                  time.Date(1989, 1, 7, 0, 0, 0, 0, time.UTC),
		"Mon, 1 Jan 99 09:00:00 +0900":    time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC),
		"Sat, 1 Jan 100 09:00:00 +0900":   time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC),
		"Thu, 29 Feb 2024 24:00:00 +0900": time.Date(2024, 2, 29, 15, 0, 0, 0, time.UTC),
		"Sat, 31 Dec 2016 23:59:60 +0000": time.Date(2016, 12, 31, 23, 59, 59, 0, time.UTC),
		"2024-03-01":                      time.Date(2024, 2, 29, 15, 0, 0, 0, time.UTC),
		"Fri, 1 Mar 2024":                 time.Date(2024, 2, 29, 15, 0, 0, 0, time.UTC),
		"Fri, 1 Mar 2024 12:00:00 -1200":  time.Date(2024, 3, 2, 0, 0, 0, 0, time.UTC),
		"Fri, 1 Mar 2024 12:00:00 +0545":  time.Date(2024, 3, 1, 6, 15, 0, 0, time.UTC),
		"Fri, 1 Mar 2024 12:00 AM +0000":  time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC),
		"Fri, 1 Mar 2099 12:00:00 +0000":  time.Date(2099, 3, 1, 12, 0, 0, 0, time.UTC),
	} {
		if got, ok := ParseDate(in); !ok || !got.Equal(want) {
			t.Errorf("ParseDate(%q) = %v, %v, want %v", in, got.UTC(), ok, want)
		}
	}
	for _, in := range []string{
		"0000-00-00 00:00:00", "Fri, 0 Mar 2024 12:00:00", "Fri, 30 Feb 2024 12:00:00", "Fri, 1 Mar 2024 25:00:00", "Fri, 1 Mar 2024 12:60:00",
		"Fri, 1 Foo 2024 12:00:00", "12:00:00", "Fri", "1", "2024", "令和0年3月1日 12:00", "9999-12-31 00:00", "1801-01-01 00:00",
		"{DATE}", "%a, %d %b %Y", "\x1b$B", strings.Repeat("1", 300), "Mon, 00 Jan 0000 00:00:00 +0000", "090-1234-5678",
	} {
		if got, ok := ParseDate(in); ok {
			t.Errorf("ParseDate(%q) = %v, want nothing", in, got)
		}
	}
}

func TestParse_takes_the_date_of_arrival_where_the_writer_gives_none(t *testing.T) {
	arrived := time.Date(2024, 3, 1, 3, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		head       string
		date, come time.Time
	}{
		"both":                        {"Date: Fri, 1 Mar 2024 12:00:00 +0900\r\nReceived: from a by b; Fri, 1 Mar 2024 12:00:00 +0900 (JST)", arrived, arrived},
		"no date":                     {"Received: from a by b; Fri, 1 Mar 2024 12:00:00 +0900", time.Time{}, arrived},
		"a date nobody can read":      {"Date: soon\r\nReceived: from a by b; Fri, 1 Mar 2024 12:00:00 +0900", time.Time{}, arrived},
		"the topmost line counts":     {"Received: from b by c; Fri, 1 Mar 2024 12:00:00 +0900\r\nReceived: from a by b; Thu, 1 Feb 2024 12:00:00 +0900", time.Time{}, arrived},
		"folded, semicolon in a name": {"Received: from a (x; y) by b\r\n\tfor <c@d>; Fri,\r\n 1 Mar 2024 12:00:00 JST", time.Time{}, arrived},
		"qmail's form":                {"Received: (qmail 1 invoked by uid 2); 1 Mar 2024 03:00:00 -0000", time.Time{}, arrived},
		"no semicolon":                {"Received: from a by b Fri, 1 Mar 2024 12:00:00 +0900", time.Time{}, arrived},
		"nothing at all":              {"Subject: x", time.Time{}, time.Time{}},
	} {
		m := Parse([]byte(c.head + "\r\n\r\nx"))
		if !m.Date.Equal(c.date) || !m.Received.Equal(c.come) {
			t.Errorf("%s: date %v, received %v", name, m.Date, m.Received)
		}
	}
}

func TestMessageIDs_of_odd_lists(t *testing.T) {
	for in, want := range map[string][]string{
		"<a@b>\r\n\t<c@d>":            {"a@b", "c@d"},
		"<a@b><c@d>":                  {"a@b", "c@d"},
		"<a@b>;<c@d>":                 {"a@b", "c@d"},
		"<a@b> (comment <x>) <c@d>":   {"a@b", "x", "c@d"},
		"Your message of 1 Mar <a@b>": {"a@b"},
		"\"山田\" の <a@b> へ":            {"a@b"},
		"<< a@b >>":                   {"a@b"},
		"<a@b":                        {"a@b"},
		"a@b>":                        {"a@b"},
		"a@b, c@d":                    {"a@b", "c@d"},
		"a@b c@d":                     {"a@b", "c@d"},
		"<>":                          nil,
		"< >":                         nil,
		"<a@b> <> <c@d>":              {"a@b", "c@d"},
		"<A@B> <a@b>":                 {"A@B", "a@b"},
		"<日本語@b>":                     {"日本語@b"},
		"<a@[192.0.2.1]>":             {"a@[192.0.2.1]"},
		"<a$b!c%d@e>":                 {"a$b!c%d@e"},
		"<a@b>,":                      {"a@b"},
		"=?UTF-8?Q?=3Ca@b=3E?=":       {"a@b"},
		"<a@\r\n b>":                  {"a@b"},
	} {
		if got := messageIDs(in); !reflect.DeepEqual(got, want) {
			t.Errorf("messageIDs(%q) = %q, want %q", in, got, want)
		}
	}
	var long []string
	for i := range 3000 {
		long = append(long, fmt.Sprintf("id-%d@b.example", i))
	}
	got := messageIDs("<" + strings.Join(long, ">\r\n <") + ">")
	if len(got) != 1000 || got[0] != long[0] || got[len(got)-1] != long[len(long)-1] {
		t.Errorf("%d ids from %q to %q: the root and the parent must be there", len(got), got[0], got[len(got)-1])
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"Fri, 1 Mar 24 12:00:00 +0900 (JST)", "令和6年3月1日 午後1時2分", "2024-03-01T12:00:00.1Z", "R6.3.1 1:2", "20240301120000", "Mar 1 2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, ok := ParseDate(s)
		if ok != !at.IsZero() || ok && (at.Year() < 1949 || at.Year() > 2201) {
			t.Errorf("ParseDate(%q) = %v, %v", s, at, ok)
		}
	})
}

func FuzzMessageIDs(f *testing.F) {
	for _, s := range []string{"<a@b> <c d@e>,x@y (z <q>)", "=?UTF-8?Q?=3Ca@b=3E?=", "<a@\r\n b>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, id := range messageIDs(s) {
			if id == "" || strings.ContainsAny(id, "\r\n<>") {
				t.Errorf("messageIDs(%q) has %q", s, id)
			}
		}
	})
}
