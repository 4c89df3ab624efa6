package app

import (
	"slices"
	"testing"
)

func addresses(t *testing.T, d *Desk) []string {
	t.Helper()
	list, err := d.Senders(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, s := range list.Senders {
		out = append(out, s.Address)
	}
	return out
}

func TestSenders_are_listed_taken_off_and_had_back(t *testing.T) {
	d, ids := mailDesk(t, letterFrom("a", "Sale@evil.example", "本文", spoofed))
	message := threadOf(t, d, ids[0]).Messages[0]
	sender, err := d.TrustSender(t.Context(), ID{message.ID})
	if err != nil || sender.Address != "sale@evil.example" {
		t.Fatalf("got %+v, %v", sender, err)
	}
	if err := d.SetTrust(t.Context(), SenderTrust{Address: " Aki@shop.example ", Trusted: true}); err != nil {
		t.Fatal(err)
	}
	if got := addresses(t, d); !slices.Equal(got, []string{"aki@shop.example", "sale@evil.example"}) {
		t.Errorf("got %q", got)
	}
	for _, trusted := range []bool{false, true} {
		for range 2 { // saying it twice does no harm
			if err := d.SetTrust(t.Context(), SenderTrust{Address: "SALE@evil.example", Trusted: trusted}); err != nil {
				t.Fatal(err)
			}
		}
		if slices.Contains(addresses(t, d), "sale@evil.example") != trusted {
			t.Errorf("trusted %v: %q", trusted, addresses(t, d))
		}
		if m := threadOf(t, d, ids[0]).Messages[0]; m.Suspicious == trusted {
			t.Errorf("trusted %v: the banner is %v", trusted, m.Suspicious)
		}
	}
}

func TestSetTrust_takes_an_address_only(t *testing.T) {
	d, _ := mailDesk(t, letterFrom("a", "a@b.example", "本文"))
	for _, wrong := range []string{"", "山田", "a@", "山田 <a@b.example>", "a@b.example c@d.example", "a@b.example\nc@d.example"} {
		refused(t, d.SetTrust(t.Context(), SenderTrust{Address: wrong, Trusted: true}), "address")
	}
	if got := addresses(t, d); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}
