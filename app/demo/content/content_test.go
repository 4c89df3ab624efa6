package content

import (
	"bytes"
	"image"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/carrier"
	"madoguchi/connectors/jst"
)

// The shop must look alive at any hour: also just after midnight, when 「five
// hours ago」 was yesterday.
var moments = []time.Time{
	time.Date(2026, 11, 20, 10, 0, 0, 0, jst.Zone()), time.Date(2026, 11, 20, 0, 5, 0, 0, jst.Zone()),
	time.Date(2027, 3, 1, 23, 59, 0, 0, jst.Zone()),
}

func TestRead_brings_the_whole_shop_in_order(t *testing.T) {
	for _, now := range moments {
		s, err := Read(now)
		if err != nil {
			t.Fatal(err)
		}
		count := map[Channel]int{}
		for _, th := range append(s.Threads, s.Later...) {
			count[th.Channel]++
			last := time.Time{}
			for i, p := range th.Posts {
				if p.At.Before(last) || p.At.After(now) {
					t.Errorf("%s post %d at %s, after %s", th.Key, i+1, p.At, last)
				}
				if p.Text == "" || strings.Contains(p.Text, "<<") {
					t.Errorf("%s post %d: %q", th.Key, i+1, p.Text)
				}
				last = p.At
			}
			if th.Order != nil && th.Order.At.After(last) {
				t.Errorf("%s is about an order of the future", th.Key)
			}
			if th.Channel != Mail && th.Order == nil && th.Item == nil {
				t.Errorf("%s is about nothing", th.Key)
			}
		}
		if count[Rakuten] < 28 || count[Yahoo] < 16 || count[Mail] < 16 || len(s.Threads) < 60 || len(s.Later) < 15 {
			t.Errorf("%v, %d now, %d later", count, len(s.Threads), len(s.Later))
		}
	}
}

func TestRead_has_orders_of_every_state(t *testing.T) {
	s, err := Read(moments[0])
	if err != nil {
		t.Fatal(err)
	}
	states, channels, numbers := map[string]int{}, map[Channel]int{}, map[string]bool{}
	for _, o := range s.Orders {
		states[o.State]++
		channels[o.Channel]++
		numbers[o.Number] = true
		for _, n := range o.Parcels {
			if !carrier.Mod7(n) {
				t.Errorf("%s: parcel %s", o.Key, n)
			}
			numbers[n] = true
		}
		if shipped := !o.Shipped.IsZero(); shipped != (o.State == "shipped" || o.State == "finished") {
			t.Errorf("%s is %s, shipped %v", o.Key, o.State, shipped)
		}
		if !o.Shipped.IsZero() && o.Shipped.Before(o.At) {
			t.Errorf("%s was shipped before it was placed", o.Key)
		}
	}
	for _, word := range []string{"unconfirmed", "unpaid", "ready", "held", "shipped", "finished", "canceling", "canceled"} {
		if states[word] == 0 {
			t.Errorf("no order is %s", word)
		}
	}
	if channels[Rakuten] != 45 || channels[Yahoo] != 25 || len(numbers) < 120 {
		t.Errorf("%v, %d different numbers", channels, len(numbers))
	}
}

func TestAnswers_exist_for_every_category(t *testing.T) {
	s, err := Read(moments[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, th := range s.Threads {
		if s.Answer(th.Category, 3) == "" {
			t.Errorf("no answer for %s", th.Category)
		}
	}
}

func TestFile_draws_real_pictures(t *testing.T) {
	for _, name := range []string{"a.jpg", "b.png"} {
		data, kind := File(name, "broken")
		if _, format, err := image.Decode(bytes.NewReader(data)); err != nil || kind != "image/"+format {
			t.Errorf("%s: %s %v", name, kind, err)
		}
	}
	if data, kind := File("c.pdf", "receipt"); !bytes.HasPrefix(data, []byte("%PDF-1.4")) || kind != "application/pdf" {
		t.Errorf("pdf: %s", kind)
	}
}

// What customers ask about comes in the mix that shops of this kind report.
func TestRead_asks_in_the_usual_mix(t *testing.T) {
	s, err := Read(moments[0])
	if err != nil {
		t.Fatal(err)
	}
	all := append(s.Threads, s.Later...)
	count := map[string]int{}
	for _, th := range all {
		count[th.Category]++
	}
	for category, percent := range map[string]int{
		"配送状況": 25, "在庫": 13, "仕様": 12, "キャンセル": 8, "変更": 9, "返品・不良": 12, "領収書": 8, "のし・ギフト": 5, "支払い": 4, "クレーム": 2,
	} {
		if got := count[category] * 100 / len(all); got < percent-4 || got > percent+4 {
			t.Errorf("%s: %d %%, want about %d %%", category, got, percent)
		}
	}
}
