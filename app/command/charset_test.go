package command

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

// A charset that is named counts for the customer from the reply that leaves in
// it, never from one that was refused.
func TestReply_in_a_charset_is_remembered_once_it_is_queued(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "receipt", 2*time.Hour)
	b.writes("two@c.example", "", "delivery", time.Hour)
	b.must("sync")
	rows := b.inquiries()
	one, two := id(rows["one@c.example"]), id(rows["two@c.example"])
	reply := func(inquiry, text string, more ...string) []string {
		return append([]string{"reply", inquiry, "--body-file", b.file("b", text), "--hold", "0"}, more...)
	}
	written := func(charset string) {
		t.Helper()
		b.must("outbox", "run")
		all := b.mail.Accepted()
		if len(all) == 0 || !strings.Contains(strings.ToLower(string(all[len(all)-1].Raw)), "charset="+charset) {
			t.Errorf("%d mails, the last not in %s", len(all), charset)
		}
	}

	b.fails("problems", reply(one, "{{お名前}} 様", "--charset", "iso-2022-jp")...)
	b.fails("no_charset", reply(one, "はい", "--charset", "shift_jis")...)
	b.must(reply(one, "承知しました。")...)
	written("utf-8")
	b.must(reply(one, "追ってご連絡します。", "--charset", "ISO-2022-JP")...)
	written("iso-2022-jp")
	b.must(reply(two, "確かめてご連絡します。")...)
	written("iso-2022-jp")
	b.must(reply(two, "発送しました。", "--charset", "utf-8")...)
	written("utf-8")
}
