package command

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/app"
	"madoguchi/connectors/mailbox"
)

// 経理 reads what goes to the books and takes it out, by commands as on the screen, and
// nothing of what customers wrote.
func TestAs_accounting_may_do_what_its_screen_does_and_nothing_else(t *testing.T) {
	b := newBench(t)
	b.must("staff", "add", "税理士", "--role", "accounting")
	b.must("entry", "import", b.paper("month.json", aMonth))
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "receipt", 0)
	b.must("sync")
	one := id(b.inquiries()["one@c.example"])
	out := filepath.Join(t.TempDir(), "out")
	period := []string{"--from", "2027-02-01", "--to", "2027-02-28", "--out", out}
	may := map[string][]string{
		"list": {"entry", "list"}, "show": {"entry", "show", "EV-202702-0001"}, "months": {"entry", "months"}, "settings": {"books", "show"},
		"papers": {"document", "list"}, "doubts": append([]string{"export", "csv", "--dry-run"}, period...),
	}
	for _, k := range app.ExportKindList() {
		may["file "+k.Kind] = append([]string{"export", k.Kind}, period...)
	}
	mayNot := map[string][]string{
		"draft": {"entry", "add", "--type", "COMP_POINT", "--amount", "1"}, "throw away": {"entry", "drop", "1"}, "confirm": {"entry", "confirm", "1"},
		"correct": {"entry", "correct", "EV-202702-0001", "--reason", "x"}, "bring in": {"entry", "import", b.paper("m.json", aMonth)},
		"close": {"entry", "lock", "2027-02"}, "open": {"entry", "unlock", "2027-02"}, "change settings": {"books", "set", b.paper("s.json", "{}")},
		"inquiries": {"inquiry", "list"}, "an inquiry": {"inquiry", "show", one}, "answer": {"reply", one, "--body-file", b.paper("x.txt", "x")}, "search": {"search", "receipt"},
		"cases": append([]string{"export", "cases"}, period...), "texts": append([]string{"export", "messages"}, period...),
		"orders": {"order", "list"}, "customers": {"customer", "show", "1"}, "people": {"staff", "add", "x"}, "record": {"audit"}, "look after mail": {"sync"},
		"settings of the shop": {"shop", "show"},
	}
	as := []string{"--as", "税理士"}
	for name, args := range may {
		if exit, _, errs := b.say(append(args, as...)...); exit != 0 {
			t.Errorf("%s: exit %d, %s", name, exit, errs)
		}
	}
	b.must(append([]string{"export", "list"}, as...)...)
	b.must(append([]string{"export", "again", "1", "--out", out}, as...)...)
	for name, args := range mayNot {
		exit, said, errs := b.say(append(args, as...)...)
		if exit == 0 || !strings.Contains(errs, `"forbidden"`) || said != "" {
			t.Errorf("%s: exit %d, %s %s", name, exit, said, errs)
		}
	}
	if left := b.must("entry", "list")["entries"].([]any); len(left) != 3 {
		t.Errorf("something was done: %v", left)
	}
}

// Every yen of a file is followed back to what was written to the customer.
func TestEntryShow_follows_a_file_back_to_the_answer(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "broken", 0)
	b.must("sync")
	one := id(b.inquiries()["one@c.example"])
	b.must("reply", one, "--body-file", b.paper("reply.txt", "お詫びに 550 円をお返しします。"), "--hold", "0")
	b.must("outbox", "run")
	b.must("entry", "add", "--type", "REFUND_BANK", "--inquiry", one, "--amount", "550", "--date", "2027-02-03", "--confirm")
	out := filepath.Join(t.TempDir(), "yayoi.csv")
	b.must("export", "csv", "--from", "2027-02-01", "--to", "2027-02-28", "--out", out)
	event := ""
	for _, word := range strings.Split(string(read(t, out)), ",") {
		if at := strings.Index(word, "EV-2027"); at >= 0 {
			event = word[at:]
		}
	}
	e := b.must("entry", "show", event)["entry"].(map[string]any)
	q := b.must("inquiry", "show", id(map[string]any{"id": e["inquiry_id"]}))
	found := false
	for _, m := range q["messages"].([]any) {
		m := m.(map[string]any)
		found = found || m["id"] == e["message_id"] && strings.Contains(fmt.Sprint(m), "550 円をお返しします")
	}
	if !found {
		t.Errorf("%v leads to none of %v", e, q["messages"])
	}
}
