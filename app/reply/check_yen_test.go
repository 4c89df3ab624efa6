package reply

import "testing"

func TestYenOf_reads_what_people_type(t *testing.T) {
	for text, want := range map[string]int64{
		"5,500円": 5500, "５，５００": 5500, "5、500 円": 5500, "¥5.500": 5500, "JPY 5,500": 5500, "5千500円": 5500, "五千五百円": 5500, "5万5千円": 55_000,
		"一万円": 10_000, "千円": 1000, "二千二百円": 2200, "〇円": 0, "三〇〇円": 300, "十二万三千四百五十六円": 123_456, "": 0, "円": 0, "99999999999999999999円": 0, "たくさん": 0,
	} {
		if got := yenOf(text); got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
}
