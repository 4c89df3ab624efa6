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
	b.must("settlement", "import", b.paper("精算.csv", aSettlement), "--mall", "rakuten")
	paper := docOf(b.must("document", "add", b.paper("請求書.pdf", "%PDF-1.4\n"), "--issued", "2027-02-03", "--partner", "たぬき運送", "--amount", "990", "--note", "連絡先 090-1234-5678 hana@c.example"))["doc_id"].(string)
	out := filepath.Join(t.TempDir(), "out")
	period := []string{"--from", "2027-02-01", "--to", "2027-02-28", "--out", out}
	may := map[string][]string{
		"list": {"entry", "list"}, "show": {"entry", "show", "EV-202702-0001"}, "months": {"entry", "months"}, "settings": {"books", "show"},
		"papers": {"document", "list"}, "a paper": {"document", "show", paper, "--out", out}, "papers in a file": {"document", "export", "--out", out},
		"rules": {"document", "rules", "--out", out}, "usual words": {"books", "words"}, "sheet": {"books", "sheet", "--month", "2027-02"},
		"sheet on paper": {"books", "sheet", "--month", "2027-02", "--out", out}, "what was given": {"receipt", "list"}, "what came": {"receipt", "show", paper},
		"settlements": {"settlement", "list", "--month", "2027-02"}, "one state": {"settlement", "list", "--month", "2027-03", "--state", "unknown", "--mall", "rakuten"}, "their files": {"settlement", "files"},
		"doubts": append([]string{"export", "csv", "--dry-run"}, period...),
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
		"settings of the shop": {"shop", "show"}, "void": {"document", "void", paper, "--reason", "x"}, "void a receipt": {"receipt", "void", paper, "--reason", "x"},
		"keep": {"document", "add", b.paper("x.pdf", "%PDF-1.4\n"), "--issued", "2027-02-03", "--partner", "x", "--amount", "1"}, "who gives the receipt": {"receipt", "decide", "1"},
		"what would stand on it": {"receipt", "draft", "1"}, "give it": {"receipt", "issue", "1"}, "learn": {"books", "learn", "yayoi", b.paper("j.csv", "x")},
		"settle": {"settlement", "import", b.paper("s.csv", aSettlement), "--mall", "rakuten"}, "look into a settlement": {"settlement", "import", b.paper("s.csv", aSettlement), "--mall", "rakuten", "--dry-run"},
		"judge a settlement": {"settlement", "judge", "--row", "1", "--out", "--reason", "x"}, "record from it": {"settlement", "record", "1"}, "forget one": {"settlement", "forget", "1"},
	}
	as := []string{"--as", "税理士"}
	for name, args := range may {
		exit, said, errs := b.say(append(args, as...)...)
		if exit != 0 {
			t.Errorf("%s: exit %d, %s", name, exit, errs)
		}
		if strings.Contains(said, "1234") || strings.Contains(said, "hana") {
			t.Errorf("%s shows what the screen hides: %s", name, said)
		}
	}
	b.fails("export_none", append([]string{"export", "receipts"}, append(period, as...)...)...) // let in, and nothing there
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

// Drafts are for all who may write; what stands in the books is for the owner to say.
func TestEntryAdd_confirms_for_nobody_who_may_not_close(t *testing.T) {
	b := newBench(t)
	b.must("staff", "add", "佐藤", "--role", "staff")
	add := []string{"entry", "add", "--type", "COMP_POINT", "--amount", "500", "--as", "佐藤"}
	b.fails("forbidden", append(add, "--confirm")...)
	if left := b.must("entry", "list")["entries"].([]any); len(left) != 0 {
		t.Errorf("something was done: %v", left)
	}
	b.must(add...)
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
