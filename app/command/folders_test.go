package command

import (
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/mailbox/mailboxtest"
)

func TestAccountFolders_names_what_can_be_read(t *testing.T) {
	b := newBench(t)
	s, err := mailboxtest.Start(mailboxtest.Options{Folders: []string{"楽天のお客様"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	s.Put("shop@example.test", "楽天のお客様", []byte("Subject: x\r\n\r\nx\r\n"), time.Now())
	b.add(mailbox.Spec, "メール", s.Settings())
	byName := map[string]map[string]any{}
	list := b.must("account", "folders", "メール")["folders"].([]any)
	for _, f := range list {
		byName[f.(map[string]any)["name"].(string)] = f.(map[string]any)
	}
	if first := list[0].(map[string]any); first["use"] != "inbox" || first["label"] != "受信トレイ" {
		t.Errorf("first %v", first)
	}
	if f := byName["楽天のお客様"]; f == nil || f["count"] != 1.0 || f["use"] != "" {
		t.Errorf("%v", byName)
	}
	b.must("account", "set", "メール", "--set", "folders=INBOX,楽天のお客様")
	a := b.must("account", "list")["accounts"].([]any)[0].(map[string]any)
	if a["progress_done"] != 0.0 || a["progress_all"] != 0.0 {
		t.Errorf("%v / %v", a["progress_done"], a["progress_all"])
	}
}

func TestAccountFolders_are_of_a_mailbox_only(t *testing.T) {
	b := newBench(t)
	b.addAll()
	if code, _, errs := b.say("account", "folders", "楽天店"); code != exitFailed || errs == "" {
		t.Errorf("exit %d, %s", code, errs)
	}
	b.mail.Close()
	if code, _, errs := b.say("account", "folders", "メール"); code != exitFailed || errs == "" {
		t.Errorf("a closed server: exit %d, %s", code, errs)
	}
}
