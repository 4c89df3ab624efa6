package mailbox

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/jst"
)

// Where a letter names no hour, the table shows the day alone: it is meant until
// the end of work.
func TestDeadline_is_the_moment_a_letter_asks_for(t *testing.T) {
	sent := time.Date(2026, 11, 20, 15, 30, 0, 0, jst.Zone()) // a Friday
	for name, c := range map[string]struct{ text, want string }{
		"day and month":             {"下記の件、11月27日までにご回答をお願いいたします。", "2026-11-27"},
		"full-width digits":         {"１１月２７日（金）までにご返信ください。", "2026-11-27"},
		"with a day and an hour":    {"11月27日（金曜日）17:00までにご連絡ください。", "2026-11-27 17:00"},
		"the afternoon":             {"11/27の午後5時まで", "2026-11-27 17:00"},
		"half past":                 {"11月27日 午後5時半までに", "2026-11-27 17:30"},
		"minutes":                   {"11月27日17時15分までに", "2026-11-27 17:15"},
		"noon":                      {"11月27日（金）正午までに", "2026-11-27 12:00"},
		"twelve of the afternoon":   {"11月27日の午後12時までに", "2026-11-27 12:00"},
		"the morning":               {"11月27日午前10時までに", "2026-11-27 10:00"},
		"the last minute":           {"11月27日23:59まで", "2026-11-27 23:59"},
		"the end of the day":        {"11月27日24時まで", "2026-11-28 00:00"},
		"an hour that is none":      {"11月27日 31:00まで", "2026-11-27"},
		"minutes that are none":     {"11月27日 17:75まで", "2026-11-27"},
		"a label and an hour":       {"■回答期限：2026年11月27日（金） 17:00", "2026-11-27 17:00"},
		"one day, two hours":        {"11月27日17時まで。写しは11月27日12時まで。", "2026-11-27 12:00"},
		"a label":                   {"■回答期限：2026年11月27日（金）", "2026-11-27"},
		"a label on its own line":   {"【提出期限】\n2026/11/27", "2026-11-27"},
		"a label with は":            {"回答の期限は12月1日です。", "2026-12-01"},
		"the era":                   {"期限：令和8年11月27日", "2026-11-27"},
		"over the new year":         {"1月8日までにご回答ください。", "2027-01-08"},
		"working days":              {"本メールの受信後、3営業日以内にご回答ください。", "2026-11-25"},
		"one working day over":      {"1営業日以内に\nご返信をお願いします。", "2026-11-23"},
		"days":                      {"7日以内に改善報告書をご提出ください。", "2026-11-27"},
		"weeks in letters":          {"一週間以内にご対応ください。", "2026-11-27"},
		"hours":                     {"72時間以内にご返信ください。", "2026-11-23 15:30"},
		"two: the earlier":          {"11月25日までに一次回答、12月10日までに報告書", "2026-11-25"},
		"in the past":               {"11月10日までにご回答がなかったため、ご連絡します。", ""},
		"a day that is none":        {"2月30日までに", ""},
		"another day":               {"11月25日に発生した件について", ""},
		"days for something else":   {"商品到着後 8日以内の返品", ""},
		"a number with a slash":     {"注文番号 1234-11/27-5 まで", ""},
		"no day":                    {"お早めにご回答ください。", ""},
		"a year that is long gone":  {"期限：2019年11月27日", ""},
		"a year that is far ahead":  {"期限：2030年11月27日", ""},
		"today":                     {"本日11月20日までに", "2026-11-20"},
		"no letter":                 {"", ""},
		"bytes that are no letters": {"\xff\xfe11月27日まで", "2026-11-27"},
	} {
		got := ""
		if d := deadline(c.text, sent); !d.IsZero() {
			got = strings.TrimSuffix(d.Format("2006-01-02 15:04"), " 18:00")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if d := deadline("11月27日まで", time.Time{}); !d.IsZero() {
		t.Errorf("a letter without a date has the deadline %v", d)
	}
}

// Whatever day is meant, however it is written and whenever the letter was sent:
// the same day is read.
func TestDeadline_reads_what_was_written(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 9))
	forms := []func(d time.Time) string{
		func(d time.Time) string { return fmt.Sprintf("%d月%d日までに", d.Month(), d.Day()) },
		func(d time.Time) string { return fmt.Sprintf("%d/%d迄に", d.Month(), d.Day()) },
		func(d time.Time) string { return fmt.Sprintf("%02d月%02d日（金）必着", d.Month(), d.Day()) },
		func(d time.Time) string { return fmt.Sprintf("期限：%d年%d月%d日", d.Year(), d.Month(), d.Day()) },
		func(d time.Time) string { return "締切日 " + d.Format("2006/01/02") },
		func(d time.Time) string {
			return fmt.Sprintf("令和%d年%d月%d日 18時まで", d.Year()-2018, d.Month(), d.Day())
		},
	}
	for range 3000 {
		sent := time.Date(2020+random.IntN(15), 1, 1+random.IntN(366), random.IntN(24), random.IntN(60), 0, 0, jst.Zone())
		want := endOfWork(dayOf(sent).AddDate(0, 0, random.IntN(170)))
		text := "平素より大変お世話になっております。\n" + forms[random.IntN(len(forms))](want) + "ご回答ください。"
		if got := deadline(text, sent.UTC()); !got.Equal(want) {
			t.Fatalf("sent %s, %q: %s, want %s", sent, text, got, want)
		}
	}
}

func TestDeadline_in_working_days_is_never_on_a_weekend(t *testing.T) {
	for day := range 14 {
		sent := time.Date(2026, 11, 1+day, 9, 0, 0, 0, jst.Zone())
		for n := 1; n <= 20; n++ {
			got := deadline(fmt.Sprintf("%d営業日以内にご回答ください", n), sent)
			if got.Weekday() == time.Saturday || got.Weekday() == time.Sunday || got.Before(dayOf(sent).AddDate(0, 0, n)) {
				t.Errorf("%d working days after %s: %s", n, sent.Format("Mon 2"), got.Format("Mon 2"))
			}
		}
	}
}

func FuzzDeadline(f *testing.F) {
	for _, seed := range []string{"11月27日まで", "11月27日 午後99時99分まで", "期限：令和元年13月99日", "3営業日以内に回答", "\xff1/1まで", "期限\n99/99"} {
		f.Add(seed, int64(1763620200))
	}
	f.Fuzz(func(t *testing.T, text string, at int64) {
		sent := time.Unix(at%4e9, 0)
		d := deadline(text, sent)
		if !d.IsZero() && (d.Before(dayOf(sent)) || d.Sub(dayOf(sent)) > yearAhead+48*time.Hour || !d.Equal(d.Truncate(time.Second))) {
			t.Errorf("%q sent %s: %s", text, sent, d)
		}
	})
}
