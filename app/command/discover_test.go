package command

import (
	"testing"

	"madoguchi/connectors/mailbox"
)

func TestAccountDiscover_and_add_by_the_address_alone(t *testing.T) {
	b := newBench(t)
	found := b.must("account", "discover", "shop@gmail.com")
	if found["provider"] != "Gmail" || found["complete"] != true || found["settings"].(map[string]any)["imap_host"] != "imap.gmail.com" {
		t.Errorf("%v", found)
	}
	b.must("account", "add", mailbox.Spec.Kind, "--set", "address=shop@gmail.com", "--secret", "password=@"+b.file("password.txt", "app-password"))
	a := b.must("account", "list")["accounts"].([]any)[0].(map[string]any)
	if a["name"] != "shop@gmail.com" || a["settings"].(map[string]any)["smtp_host"] != "smtp.gmail.com" {
		t.Errorf("%v", a)
	}
	// A name nobody can have is looked for nowhere, and the missing host is named.
	found = b.must("account", "discover", "shop@mise.test")
	if found["complete"] != false || len(found["steps"].([]any)) != 0 || found["text"] == "" {
		t.Errorf("%v", found)
	}
	code, _, errs := b.say("account", "add", "mailbox", "--set", "address=shop@mise.test", "--secret", "password=@"+b.file("p.txt", "x"))
	if code == 0 || errs == "" {
		t.Errorf("exit %d, %s", code, errs)
	}
}
