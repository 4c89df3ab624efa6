package app

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
	"madoguchi/store"
)

func TestParcel_says_where_it_is_followed_and_what_is_amiss(t *testing.T) {
	for _, c := range []struct {
		name    string
		p       connectors.Parcel
		accept  []string
		verdict string
		pages   int
		by      string
	}{
		{"a right number", connectors.Parcel{Carrier: "yamato", Number: "444413758703"}, nil, "", 1, carrier.ByMall},
		{"a mistyped one", connectors.Parcel{Carrier: "yamato", Number: "444413758704"}, nil, "wrong", 1, carrier.ByMall},
		{"a mistyped one that a person took", connectors.Parcel{Carrier: "yamato", Number: "444413758704"}, []string{"444413758704"}, "", 1, carrier.ByMall},
		{"a length it does not use", connectors.Parcel{Carrier: "sagawa", Number: "1234567890"}, nil, "odd", 1, carrier.ByMall},
		{"nobody says who", connectors.Parcel{Number: "444413758703"}, nil, "", 3, ""},
		{"the post as the second", connectors.Parcel{Carrier: "yamato", Then: "japanpost", Number: "444413758703"}, nil, "", 2, carrier.ByMall},
		{"the mall's own address of another site", connectors.Parcel{Carrier: "yamato", Number: "444413758703", URL: "https://example.com/1"}, nil, "", 1, carrier.ByMall},
		{"no number yet", connectors.Parcel{Carrier: "yamato"}, nil, "", 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := tracks{accepted: c.accept}.parcel(c.p)
			if got.Verdict != c.verdict || len(got.Pages) != c.pages || got.Decided != c.by {
				t.Errorf("got %+v", got)
			}
			for _, p := range got.Pages {
				if _, _, ok := carrier.FromLink(p.URL); !ok {
					t.Errorf("%s is no carrier's page", p.URL)
				}
			}
		})
	}
}

func TestFound_numbers_leave_out_what_is_known(t *testing.T) {
	in := func(text string) Message { return Message{Direction: "in", Text: text, SentAt: 7} }
	thread := Thread{
		Messages: []Message{in("番号 4444-1375-8703 と 472575516733 です"), {Direction: "out", Text: "512547514334"}, in("4725-7551-6733")},
		Orders:   []Order{{Facts: OrderFacts{Parcels: []Parcel{{Number: "4444-1375-8703"}}}}},
	}
	got := tracks{}.found(thread, nil)
	if len(got) != 1 || got[0].Number != "4725-7551-6733" || got[0].At != 7 || len(got[0].Pages) != 3 {
		t.Errorf("got %+v", got)
	}
}

func TestCautions_are_for_the_owner_alone(t *testing.T) {
	d := open(t, &fake{})
	owner, err := d.Owner(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o := store.Order{Order: connectors.Order{Number: "1", Caution: "受取拒否"}}
	for who, want := range map[store.Actor]string{owner: "受取拒否", {Staff: owner.Staff + 1, Name: "臨時"}: "", {}: ""} {
		got, err := d.order(As(t.Context(), who), o, "")
		if err != nil || got.Facts.Caution != want {
			t.Errorf("%s reads %q, %v", who.Name, got.Facts.Caution, err)
		}
	}
}
