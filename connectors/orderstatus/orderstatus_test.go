package orderstatus

import (
	"testing"

	"madoguchi/connectors"
)

func TestRakuten_knows_nine_codes_and_guesses_none(t *testing.T) {
	if word, label, ok := Rakuten("300"); word != connectors.OrderReady || label != "発送待ち" || !ok {
		t.Errorf("300 is %s %s %v", word, label, ok)
	}
	for _, code := range []string{"", "0", "150", "1000", "３００"} {
		if word, label, ok := Rakuten(code); ok {
			t.Errorf("%q passes for %s %s", code, word, label)
		}
	}
}

func TestYahoo_reads_an_order_as_the_stores_screen_does(t *testing.T) {
	for name, c := range map[string]struct {
		order       Yahoo
		word, label string
	}{
		"reserved and new":           {Yahoo{Status: "1", Unseen: true}, connectors.OrderUnconfirmed, "新規予約"},
		"reserved":                   {Yahoo{Status: "1"}, connectors.OrderHeld, "予約中"},
		"new, though it is shipped":  {Yahoo{Status: "2", Unseen: true, Ship: "3"}, connectors.OrderUnconfirmed, "新規注文"},
		"shipped, though it is owed": {Yahoo{Status: "2", Ship: "3", Owes: true}, connectors.OrderShipped, "出荷済み"},
		"arrived":                    {Yahoo{Status: "2", Ship: "4"}, connectors.OrderShipped, "出荷済み"},
		"being packed":               {Yahoo{Status: "2", Ship: "2"}, connectors.OrderReady, "出荷処理中"},
		"waiting for money":          {Yahoo{Status: "2", Ship: "1", Owes: true}, connectors.OrderUnpaid, "入金待ち"},
		"ready":                      {Yahoo{Status: "2", Ship: "1"}, connectors.OrderReady, "出荷待ち"},
		"held":                       {Yahoo{Status: "3", Unseen: true}, connectors.OrderHeld, "保留"},
		"canceled, whatever else":    {Yahoo{Status: "4", Unseen: true, Ship: "3"}, connectors.OrderCanceled, "キャンセル"},
		"done":                       {Yahoo{Status: "5"}, connectors.OrderFinished, "完了"},
		"a code of tomorrow":         {Yahoo{Status: "9"}, connectors.OrderUnknown, "不明(9)"},
	} {
		if word, label := c.order.Read(); word != c.word || label != c.label {
			t.Errorf("%s: %s %s, want %s %s", name, word, label, c.word, c.label)
		}
	}
}
