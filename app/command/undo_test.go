package command

import (
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

func TestUndo_takes_back_what_a_command_did(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "receipt", 3*time.Hour)
	b.must("sync")
	b.fails("nothing_to_undo", "undo")
	one := id(b.inquiries()["one@c.example"])
	b.must("inquiry", "state", one, "done")

	changes := b.must("changes")["changes"].([]any)
	if c := changes[0].(map[string]any); len(changes) != 1 || c["verb"] != "state" || c["detail"] != "done" || c["subject"] != "receipt" || c["undone_at"] != "" {
		t.Errorf("changes %v", changes)
	}
	u := b.must("undo")
	if back := u["back"].([]any); len(back) != 1 || len(u["left"].([]any)) != 0 {
		t.Errorf("undone %v", u)
	}
	if state := b.inquiries()["one@c.example"]["state"]; state != "new" {
		t.Errorf("state %v", state)
	}
	c := b.must("changes")["changes"].([]any)[0].(map[string]any)
	if c["undone_at"] == "" {
		t.Errorf("change %v", c)
	}
	b.fails("undone_before", "undo", id(c))
}

func TestDraft_lists_are_there_without_a_draft(t *testing.T) {
	b := newBench(t)
	for _, args := range [][]string{{"draft", "list"}, {"draft", "list", "--dropped"}} {
		if out := b.must(args...); len(out["drafts"].([]any)) != 0 {
			t.Errorf("%v: %v", args, out)
		}
	}
	b.fails("no_dropped", "draft", "restore", "1")
}
