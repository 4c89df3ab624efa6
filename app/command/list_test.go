package command

import (
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

func TestInquiries_are_narrowed_set_and_answered_together(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "receipt", 3*time.Hour)
	b.writes("two@c.example", "", "delivery", 2*time.Hour)
	b.must("sync")
	rows := b.inquiries()
	one, two := id(rows["one@c.example"]), id(rows["two@c.example"])
	b.must("tag", "add", "急ぎ")
	done := b.must("inquiry", "set", one, two, "--owner", "me", "--tag", "急ぎ", "--care", "care")
	if len(done["changed"].([]any)) != 2 || len(done["refused"].([]any)) != 0 {
		t.Fatalf("set %v", done)
	}
	b.must("inquiry", "set", two, "--owner", "nobody", "--untag", "急ぎ", "--care", "")
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{"--owner", "me"}, 1},
		{[]string{"--owner", "nobody"}, 1},
		{[]string{"--tag", "急ぎ"}, 1},
		{[]string{"--care", "any"}, 1},
		{[]string{"--stage", "before"}, 2},
		{[]string{"--due", "none"}, 0},
		{[]string{"--view", "自分の担当"}, 1},
		{[]string{"--view", "care"}, 1},
		{[]string{"--state", "new,working", "--sort", "customer"}, 2},
		{[]string{"--view", "mine", "--tag", "急ぎ", "--vip"}, 0},
	} {
		got := b.must(append([]string{"inquiry", "list"}, c.args...)...)["inquiries"].([]any)
		if len(got) != c.want {
			t.Errorf("%v: %d rows, want %d", c.args, len(got), c.want)
		}
	}
	b.fails("filter", "inquiry", "list", "--due", "someday")
	b.fails("unknown_name", "inquiry", "set", one, "--tag", "どこにもない")

	b.must("view", "save", "急ぎの件", "--tag", "急ぎ")
	if got := b.must("inquiry", "list", "--view", "急ぎの件")["inquiries"].([]any); len(got) != 1 {
		t.Errorf("saved view: %d rows", len(got))
	}
	b.fails("built_in", "view", "remove", "期限後")
	b.must("view", "remove", "急ぎの件")
	b.fails("unknown_name", "inquiry", "list", "--view", "急ぎの件")
}

func TestBatch_queues_what_is_clean_and_nothing_with_a_hole(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "receipt", 3*time.Hour)
	b.writes("two@c.example", "", "delivery", 2*time.Hour)
	b.must("sync")
	rows := b.inquiries()
	one, two := id(rows["one@c.example"]), id(rows["two@c.example"])
	b.must("inquiry", "set", two, "--care", "care") // wants to be read first
	parts := func(args ...string) []any { return b.must(append([]string{"batch"}, args...)...)["parts"].([]any) }
	for _, p := range parts("--template", "キャンセルを承りました", "--dry-run", one, two) {
		if p.(map[string]any)["clean"] != false {
			t.Errorf("a hole is clean: %v", p)
		}
	}
	if n := len(b.must("outbox", "list")["outbox"].([]any)); n != 0 {
		t.Errorf("%d queued", n)
	}
	b.must("template", "import", "--yes", b.file("clean.json", `{"templates":[{"name":"確認のご連絡","body":"内容を確かめています。","next":"waiting"}]}`))
	clean := "確認のご連絡"
	queued := map[string]bool{}
	for _, p := range parts("--template", clean, "--hold", "600", one, two) {
		part := p.(map[string]any)
		queued[id(map[string]any{"id": part["inquiry_id"]})] = part["outbox_id"] != 0.0
	}
	if !queued[one] || queued[two] {
		t.Errorf("queued %v", queued)
	}
	if n := len(b.must("outbox", "list")["outbox"].([]any)); n != 1 {
		t.Errorf("%d in the outbox", n)
	}
}
