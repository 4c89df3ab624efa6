package reply

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
)

const block, warn = false, true

// bad is a draft that must not leave the shop unseen, and what has to be said.
type bad struct {
	name, text string
	with       func(*Context)
	code       string
	warn       bool
	at         string // what the place covers, empty for the whole
	fixTo      string
}

// badDrafts are all of them, a page for each subject.
var badDrafts = slices.Concat(badHoles, badChannel, badPeople, badOrder, badDates, badFiles, badWords, badThread, badOtherwise)

// writing is a thread at 楽天 with everything a check can look at.
func writing() Context {
	c := thread()
	week := workday.Usual()
	c.Calendar = &week
	c.Shop, c.Signature = "見本堂", "見本堂 田村\n〒920-0000 石川県金沢市見本町1\n電話 076-200-1234"
	c.OtherShops = []string{"うつわの森"}
	c.Whose = func(kind, value string) Owner {
		switch kind + " " + value {
		case ByPhone + " 09099990000", ByPhone + " 0335550000", ByMail + " ichiro@example.jp", ByName + " 小川 大輔", ByTracking + " 123456789013":
			return OwnerOther
		}
		return OwnerUnknown
	}
	return c
}

func wrote(text string) func(*Context) {
	return func(c *Context) { c.Said, c.Newest = text, text }
}

// all does one thing after another to a context.
func all(with ...func(*Context)) func(*Context) {
	return func(c *Context) {
		for _, w := range with {
			w(c)
		}
	}
}

func mail(c *Context) { c.Rules, c.Mall, c.Signature = connectors.Rules{}, "", "" }
func signedMail(c *Context) {
	c.Rules, c.Mall = connectors.Rules{}, ""
}

func yahoo(c *Context) {
	c.Mall = "Yahoo!ショッピング"
	c.Rules = connectors.Rules{MaxChars: 2000, WarnChars: 1900, EmojiAsTwo: true, NoSubject: true, MaxFileSize: 20_000_000, FileTypes: []string{".jpg", ".png", ".pdf"}}
}
func giftRecipient(c *Context) { c.GiftRecipient, c.Customer = true, "高橋 健" }
func gift(c *Context) {
	c.Order.Gift = true
	c.Order.Parcels[0].To = aunt
}
func public(c *Context)               { c.Public = true }
func files(fs ...File) func(*Context) { return func(c *Context) { c.Files = fs } }
func unlinked(c *Context)             { c.Order = nil }
func oneParcel(c *Context)            { c.Order.Parcels = c.Order.Parcels[:1] }
func unpaid(c *Context)               { c.Order.Paid, c.Order.Status = false, connectors.OrderUnpaid }

func at(day int, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, jst.Zone()) }

func inUTF16(s string, start, end int) string {
	return string(utf16.Decode(utf16.Encode([]rune(s))[start:end]))
}

// checked is what Check says of a draft in its surroundings.
func checked(text string, with func(*Context)) []Problem {
	c := writing()
	if with != nil {
		with(&c)
	}
	return Check(text, c)
}

func TestCheck_catches_every_bad_draft(t *testing.T) {
	if len(badDrafts) < 150 {
		t.Fatalf("only %d bad drafts", len(badDrafts))
	}
	caught, blocked := 0, 0
	for _, c := range badDrafts {
		t.Run(c.name, func(t *testing.T) {
			ps := checked(c.text, c.with)
			right := func(p Problem) bool { return p.Code == c.code && inUTF16(c.text, p.Start, p.End) == c.at }
			i := slices.IndexFunc(ps, right)
			if i < 0 {
				t.Fatalf("not caught as %s at %q: %+v", c.code, c.at, ps)
			}
			caught++
			if !c.warn {
				blocked++
			}
			if p := ps[i]; p.Warn != c.warn || p.FixTo != c.fixTo || !strings.HasSuffix(p.Text, "。") || p.Key == "" {
				t.Errorf("got %+v", p)
			}
		})
	}
	t.Logf("recall: %d of %d bad drafts caught; %d are blocked, %d want a person's word", caught, len(badDrafts), blocked, caught-blocked)
}

// A draft that is wrong in one way is told so once: nobody reads a list of five.
func TestCheck_says_one_thing_about_one_mistake(t *testing.T) {
	most := 0
	for _, c := range badDrafts {
		ps := checked(c.text, c.with)
		most = max(most, len(ps))
		if len(ps) > 4 {
			t.Errorf("%s: %d problems: %+v", c.name, len(ps), ps)
		}
	}
	t.Logf("at most %d problems for one mistake", most)
}

func TestCheck_says_the_same_of_every_name_once(t *testing.T) {
	names := map[string]bool{}
	for _, c := range badDrafts {
		if names[c.name] {
			t.Errorf("%q stands twice", c.name)
		}
		names[c.name] = true
	}
}

func TestCheck_lists_everything_at_once_blockers_first(t *testing.T) {
	ps := checked("田中 様\n{追跡番号}は http://example.com です。添付いたします。info@example.com", nil)
	var codes []string
	for _, p := range ps {
		codes = append(codes, p.Code)
	}
	if got := strings.Join(codes, " "); got != "wrong_name hole link no_attachment mail_address" {
		t.Errorf("got %s", got)
	}
}

func TestCheck_takes_a_number_that_a_person_said_is_right(t *testing.T) {
	for _, p := range checked("追跡番号は 4444-1375-8704 です。", all(unlinked, func(c *Context) { c.Accepted = []string{"444413758704"} })) {
		if p.Code == "tracking_number" {
			t.Errorf("warned of %+v", p)
		}
	}
}

// What a person has accepted stays accepted while other words change, and no
// longer than the words it is about.
func TestCheck_keeps_the_key_of_a_warning_with_its_words(t *testing.T) {
	key := func(text string) string {
		for _, p := range checked(text, nil) {
			if p.Code == "past_date" {
				return p.Key
			}
		}
		return ""
	}
	first, moved, other := key("11月13日に発送いたします。"), key("お待たせしています。\n11月13日に発送いたします。"), key("11月12日に発送いたします。")
	if first == "" || first != moved || first == other {
		t.Errorf("keys %q %q %q", first, moved, other)
	}
	if strings.Contains(first, "13") {
		t.Errorf("the key repeats the words: %q", first)
	}
}

func FuzzCheck(f *testing.F) {
	for _, c := range badDrafts {
		f.Add(c.text, c.name)
	}
	f.Add("\xff\x00０９０ー１２３４－５６７８ 11月３１日(月)", "〒９２０ー００００")
	f.Fuzz(func(t *testing.T, text, said string) {
		if len(text) > 4000 || len(said) > 4000 {
			return
		}
		c := writing()
		c.Said, c.Newest, c.Last, c.Internal = said, said, said, []string{said}
		plain := strings.ReplaceAll(text, "\r\n", "\n")
		length := units(plain)
		ps := Check(text, c)
		if len(ps) > most {
			t.Errorf("%d problems", len(ps))
		}
		for i, p := range ps {
			if p.Start < 0 || p.Start > p.End || p.End > length || p.Code == "" || p.Text == "" || p.Key == "" {
				t.Errorf("%+v of %d", p, length)
			}
			if i > 0 && ps[i-1].Warn && !p.Warn {
				t.Errorf("a warning before a blocker: %+v", p)
			}
		}
		if again := Check(text, c); !slices.Equal(ps, again) {
			t.Error("said something else the second time")
		}
	})
}

func TestCount_knows_the_channels_unit(t *testing.T) {
	for _, c := range []struct {
		text string
		two  bool
		want int
	}{{"あ😀", true, 3}, {"あ😀", false, 2}, {"a\r\nb", true, 3}, {"", true, 0}} {
		if got := Count(c.text, connectors.Rules{EmojiAsTwo: c.two}); got != c.want {
			t.Errorf("%q: %d, want %d", c.text, got, c.want)
		}
	}
}

func utf16s(s string) []uint16    { return utf16.Encode([]rune(s)) }
func fromUTF16(u []uint16) []rune { return utf16.Decode(u) }
