package rakuten

import (
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

// What a pull makes of the fields that change where an inquiry stands.

func TestPull_says_whether_the_shop_has_seen_it_and_how_it_ended(t *testing.T) {
	m := newMarket(t)
	m.Add(rakutentest.Inquiry{Text: "a", Read: true, Completed: true, At: m.clock.at.Add(-2 * time.Hour)})
	m.Add(rakutentest.Inquiry{Text: "b"})
	b, err := m.shop.Pull(t.Context(), "")
	if err != nil || len(b.Inquiries) != 2 {
		t.Fatal(err)
	}
	if q := b.Inquiries[0]; !q.Seen || !q.Done || q.DoneAs != "完了" {
		t.Errorf("%+v", q)
	}
	if q := b.Inquiries[1]; q.Seen || q.Done || q.DoneAs != "" {
		t.Errorf("%+v", q)
	}
}

func TestPull_first_message_of_a_thread_that_the_shop_opened(t *testing.T) {
	m := newMarket(t)
	id := m.Add(rakutentest.Inquiry{Type: typeFromShop, Text: "発送のご連絡です。", Customer: "松原 はるか"})
	for setting, want := range map[string]connectors.Direction{
		"": connectors.Out, "shop": connectors.Out, "customer": connectors.In,
	} {
		s := connectors.Settings(m.Settings())
		s["first_message"] = setting
		c, err := open(s, connectors.Env{Now: m.clock.now})
		if err != nil {
			t.Fatal(err)
		}
		q, err := c.(*shop).Thread(t.Context(), id)
		if err != nil || q.Messages[0].Direction != want || (q.Messages[0].Author == "") != (want == connectors.Out) {
			t.Errorf("%q: %+v %v", setting, q.Messages[0], err)
		}
	}
}
