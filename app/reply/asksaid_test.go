package reply

import (
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// What the customer wrote is offered for what he wants changed; taken by Enter alone
// only when it is one day still to come.
func TestAsks_offers_what_the_customer_wrote(t *testing.T) {
	f := Facts{Now: time.Date(2026, 11, 20, 10, 0, 0, 0, jst.Zone())}
	f.Order = &connectors.Order{Parcels: []connectors.Parcel{{To: connectors.Place{State: "石川県", City: "金沢市", Rest: "架空町4-5"}}}}
	for _, c := range []struct {
		name, said string
		want       []string
		sure       bool
	}{
		{"新希望日時", "お届けを12月1日の午前中に変更できますか。", []string{"12月1日(火) 午前中"}, true},
		{"新希望日時", "１１／２８の18時〜20時に届けてください。", []string{"11月28日(土) 18時〜20時"}, true},
		{"新希望日時", "11月25日ではなく11月27日にしてください。", []string{"11月25日(水)", "11月27日(金)"}, false},
		{"新希望日時", "11月3日に注文しました。届く日を変えたいです。", nil, false},
		{"新希望日時", "もう少し遅らせてください。", nil, false},
		{"新住所", "送り先を東京都渋谷区見本坂7-1に変更してください。", []string{"東京都渋谷区見本坂7-1"}, false},
		{"新住所", "石川県金沢市架空町4-5から富山県富山市見本岩8へ引っ越しました。", []string{"富山県富山市見本岩8"}, false},
		{"新住所", "住所を変えたいです。", nil, false},
	} {
		f.Said = c.said
		asks := Asks("{"+c.name+"}", nil, f)
		if len(asks) != 1 {
			t.Fatalf("%s: %+v", c.said, asks)
		}
		var got []string
		for _, o := range asks[0].Offers {
			if o.Label == fromSaid {
				got = append(got, o.Text)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %q, want %q", c.said, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] || asks[0].Offers[i].Sure != c.sure {
				t.Errorf("%s: got %+v, want %q", c.said, asks[0].Offers, c.want)
			}
		}
	}
}
