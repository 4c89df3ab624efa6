package mailbox

import (
	"context"
	"fmt"
	"testing"

	"madoguchi/connectors/mailbox/mailboxtest"
)

func TestPull_after_a_new_UIDVALIDITY_downloads_only_what_the_desk_does_not_keep(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	kept := map[string][]byte{}
	for i := 1; i <= 60; i++ {
		raw := letterOf(i, day)
		s.Deliver(raw, day)
		kept[fmt.Sprintf("m%d@example.com", i)] = raw
	}
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	b.env.Mail = func(_ context.Context, id string) []byte { return kept[id] }
	old := day.AddDate(0, 0, -200) // moved in from elsewhere while nobody looked
	s.Deliver(letterOf(61, old), old)
	if err := s.Renumber("INBOX"); err != nil {
		t.Fatal(err)
	}
	ids, cur := pullAll(t, b, cur)
	sameIDs(t, ids, "m61@example.com")
	if ids, _ := pullAll(t, b, cur); len(ids) != 0 {
		t.Fatalf("came twice: %q", ids)
	}
}

func TestFolders_names_them_for_a_person(t *testing.T) {
	s := startServer(t, mailboxtest.Options{Folders: []string{"楽天のお客様", "迷惑メール"}})
	got, err := openBox(t, s.Settings()).Folders(t.Context())
	if err != nil || len(got) != 4 {
		t.Fatalf("%+v %v", got, err)
	}
	for i, want := range []string{"inbox", "sent", "", "junk"} {
		if got[i].Use != want {
			t.Errorf("%s is %q, want %q", got[i].Name, got[i].Use, want)
		}
	}
	if got[0].Label != "受信トレイ" || got[2].Label != "楽天のお客様" {
		t.Errorf("%+v", got)
	}
}
