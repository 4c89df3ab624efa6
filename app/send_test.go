package app

import (
	"testing"

	"madoguchi/store"
)

func TestSend_does_not_believe_that_the_future_was_seen(t *testing.T) {
	d := open(t, &fake{})
	s := situation{inquiry: store.Inquiry{NewestID: 3}}
	for seen, want := range map[int64]int64{0: 3, 2: 2, 3: 3, 1 << 40: 3} {
		if got := d.item(s, SendRequest{SeenID: seen}).SeenID; got != want {
			t.Errorf("seen %d: got %d, want %d", seen, got, want)
		}
	}
}

func TestSend_makes_the_names_of_files_plain_again(t *testing.T) {
	i := open(t, &fake{}).item(situation{}, SendRequest{Files: []DraftFile{{Name: "a\r\nBcc: x/../b.pdf", Size: 1}}})
	if i.Files[0].Name != "b.pdf" {
		t.Errorf("got %q", i.Files[0].Name)
	}
}
