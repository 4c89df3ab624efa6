package command

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors/mailbox"
)

// TestEvery_method_of_the_page_has_a_command_or_a_reason holds the list of
// docs/cli.md and the code together.
func TestEvery_method_of_the_page_has_a_command_or_a_reason(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	var commands strings.Builder
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			commands.WriteString(read(f))
		}
	}
	_, list, found := strings.Cut(read("../../docs/cli.md"), "## Only on the screen\n")
	if !found {
		t.Fatal("docs/cli.md has no list of what is only on the screen")
	}
	var screen []string
	for _, row := range regexp.MustCompile("(?m)^\\| (`[^|]+) \\|").FindAllStringSubmatch(list, -1) {
		for _, name := range regexp.MustCompile("`([A-Za-z]+)`").FindAllStringSubmatch(row[1], -1) {
			screen = append(screen, name[1])
		}
	}
	methods := regexp.MustCompile(`(?m)^\t\t"(\w+)":`).FindAllStringSubmatch(read("../host/methods.go"), -1)
	if len(methods) < 100 {
		t.Fatalf("only %d methods found", len(methods))
	}
	var all []string
	for _, m := range methods {
		name := m[1]
		all = append(all, name)
		called := regexp.MustCompile(`(\bd|\(\*app\.Desk\))\.` + name + `\b`).MatchString(commands.String())
		if told := slices.Contains(screen, name); called == told {
			t.Errorf("%s: called by a command %v, in the list of docs/cli.md %v", name, called, told)
		}
	}
	for _, name := range screen {
		if !slices.Contains(all, name) {
			t.Errorf("docs/cli.md tells of %s, which is no method", name)
		}
	}
}

// shopWithMail is a profile with one mail in it; it returns its number.
func shopWithMail(t *testing.T) (*bench, string) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "delivery", 0)
	b.must("sync")
	return b, id(b.inquiries()["one@c.example"])
}

func TestInquiry_is_asked_about_and_handed_over_and_had_back(t *testing.T) {
	b, one := shopWithMail(t)
	b.must("staff", "add", "佐藤", "--role", "staff")
	as := []string{"--as", "佐藤"}
	body := b.file("body.txt", "お待たせしました。")
	b.fails("empty", "inquiry", "ask", one, "--body-file", b.file("none.txt", " "))
	if q := b.must(append([]string{"inquiry", "ask", one, "--body-file", body, "--note", "急ぎです"}, as...)...); q["state"] != "review" {
		t.Errorf("%v", q)
	}
	if texts := b.must("draft", "list")["drafts"].([]any); len(texts) != 1 || texts[0].(map[string]any)["text"] != "お待たせしました。" {
		t.Errorf("%v", texts)
	}
	if all := b.must("mentions")["mentions"].([]any); len(all) != 1 {
		t.Errorf("%v", all)
	}
	if u := b.must(append([]string{"undo"}, as...)...); u["change"].(map[string]any)["verb"] != "approval_asked" {
		t.Errorf("%v", u)
	}
	if state := b.inquiries()["one@c.example"]["state"]; state != "new" {
		t.Errorf("state %v", state)
	}
	if all := b.must("mentions")["mentions"].([]any); len(all) != 0 {
		t.Errorf("still called: %v", all)
	}

	if q := b.must(append([]string{"inquiry", "hand-over", one}, as...)...); q["owner"] != "店長" {
		t.Errorf("%v", q)
	}
	b.must(append([]string{"undo"}, as...)...)
	if owner := b.inquiries()["one@c.example"]["owner"]; owner != "" {
		t.Errorf("owner %v", owner)
	}
}

func TestProtection_is_set_and_holds_for_commands(t *testing.T) {
	b, one := shopWithMail(t)
	b.must("staff", "add", "臨時", "--role", "trainee")
	b.fails("as_masked", "inquiry", "state", one, "working", "--as", "臨時")
	p := b.must("protection", "set", "--mask-trainee", "no", "--lock", "15")
	if p["mask_trainee"] != false || p["trainee_open"] != true || p["lock_minutes"] != 15.0 || p["mask_staff"] != false {
		t.Errorf("%v", p)
	}
	b.must("protection", "set", "--mask-trainee", "no", "--trainee-open", "no")
	b.fails("as_masked", "inquiry", "state", one, "working", "--as", "臨時")
	b.fails("lock_minutes", "protection", "set", "--lock", "999")
	if p := b.must("protection", "show"); p["lock_minutes"] != 15.0 {
		t.Errorf("%v", p)
	}
	if exit, _, _ := b.say("protection", "set", "--mask-staff", "maybe"); exit != exitUsage {
		t.Errorf("exit %d", exit)
	}
}

func TestAs_staff_what_the_owner_has_taken_over_is_the_owners(t *testing.T) {
	b, one := shopWithMail(t)
	b.must("staff", "add", "佐藤")
	b.must("inquiry", "set", one, "--care", "harassment")
	b.must("inquiry", "state", one, "working", "--as", "佐藤")
	b.must("inquiry", "hand-over", one)
	b.fails("owners_only", "inquiry", "state", one, "done", "--as", "佐藤")
	for _, args := range [][]string{{"inquiry", "show", one}, {"inquiry", "list"}} {
		if _, said, errs := b.say(append(args, "--as", "佐藤")...); errs != "" || strings.Contains(said, "delivery") || !strings.Contains(said, "店長のみ") {
			t.Errorf("%v shows what is the owner's: %s %s", args, said, errs)
		}
	}
}

func TestInquiry_is_read_counted_and_shown_as_it_came(t *testing.T) {
	b, one := shopWithMail(t)
	if q := b.must("inquiry", "read", one); q["unread"] != false {
		t.Errorf("%v", q["unread"])
	}
	q := b.must("inquiry", "unread", one)
	if q["unread"] != true {
		t.Errorf("%v", q["unread"])
	}
	raw := b.must("inquiry", "raw", id(q["messages"].([]any)[0].(map[string]any)))
	if !strings.Contains(raw["text"].(string), "Message-ID: <one@c.example>") {
		t.Errorf("%v", raw)
	}
	if n := b.must("inquiry", "counts"); n["counts"].(map[string]any)["new"] != 1.0 || n["oldest"].(map[string]any)["id"] != q["id"] {
		t.Errorf("%v", n)
	}
}

func TestDraft_is_saved_checked_and_dropped(t *testing.T) {
	b, one := shopWithMail(t)
	for _, text := range []string{"一つ目", "二つ目"} {
		if k := b.must("draft", "save", one, "--body-file", b.file("body.txt", text)); k["text"] != text {
			t.Errorf("%v", k)
		}
	}
	found := b.must("draft", "check", one, "--body-file", b.file("hole.txt", "{{お名前}} 様"))["problems"].([]any)
	if len(found) == 0 {
		t.Error("a hole was not found")
	}
	b.must("draft", "drop", one)
	if left := b.must("draft", "list")["drafts"].([]any); len(left) != 0 {
		t.Errorf("%v", left)
	}
	b.must("undo")
	if back := b.must("draft", "list")["drafts"].([]any); len(back) != 1 || back[0].(map[string]any)["text"] != "二つ目" {
		t.Errorf("%v", back)
	}
	item := b.must("reply", one, "--body-file", b.file("body.txt", "お待たせしました。"), "--hold", "300")
	if sent := b.must("outbox", "now", id(item)); sent["send_at"] == item["send_at"] {
		t.Errorf("%v", sent)
	}
	if sent := b.must("outbox", "run")["outbox"].([]any); len(sent) != 1 || sent[0].(map[string]any)["state"] != "sent" {
		t.Errorf("%v", sent)
	}
}

func TestCalendar_week_peaks_and_usual_hours_are_changed(t *testing.T) {
	b := newBench(t)
	week := b.must("calendar", "week", "--mon", "10:00-16:30", "--sun", "closed", "--holidays", "open")["week"].(map[string]any)
	days := week["days"].([]any)
	monday, tuesday := days[1].(map[string]any), days[2].(map[string]any)
	if monday["from"] != "10:00" || monday["to"] != "16:30" || days[0].(map[string]any)["open"] != false || week["holidays"] != false {
		t.Errorf("%v", week)
	}
	if tuesday["open"] != true || tuesday["from"] == "10:00" {
		t.Errorf("what was not named has changed: %v", tuesday)
	}
	if exit, _, _ := b.say("calendar", "week", "--mon", "10時から"); exit != exitUsage {
		t.Errorf("exit %d", exit)
	}
	peaks := b.must("calendar", "peak", "2030-12-01", "2030-12-20", "--hours", "24", "--name", "お歳暮")["peaks"].([]any)
	one := peaks[0].(map[string]any)
	if len(peaks) != 1 || one["hours"] != 24.0 || one["name"] != "お歳暮" {
		t.Fatalf("%v", peaks)
	}
	peaks = b.must("calendar", "peak", "--id", id(one), "--hours", "12")["peaks"].([]any)
	if one := peaks[0].(map[string]any); one["hours"] != 12.0 || one["name"] != "お歳暮" || one["from"] != "2030-12-01" {
		t.Errorf("%v", one)
	}
	if peaks = b.must("calendar", "peak", "--id", id(one), "--remove")["peaks"].([]any); len(peaks) != 0 {
		t.Errorf("%v", peaks)
	}
	usual := b.must("due", "usual", "--within", "36h", "--thanks-rest", "no")
	if usual["usual_hours"] != 36.0 || usual["thanks_rest"] != false {
		t.Errorf("%v", usual)
	}
	if usual = b.must("due", "usual", "--thanks-rest", "yes"); usual["usual_hours"] != 36.0 || usual["thanks_rest"] != true {
		t.Errorf("%v", usual)
	}
}

func TestShop_and_alerts_are_set(t *testing.T) {
	b := newBench(t)
	before := b.must("shop", "show")
	s := b.must("shop", "set", "--name", "ひなた雑貨", "--signature-file", b.file("sign.txt", "ひなた雑貨\n電話 03"))
	if s["shop_name"] != "ひなた雑貨" || s["signature"] != "ひなた雑貨\n電話 03" || s["hold"] != before["hold"] {
		t.Errorf("%v", s)
	}
	if all := b.must("alerts")["alerts"].([]any); all == nil {
		t.Error("no list")
	}
	first := b.must("alerts", "choices")["choices"].([]any)[0].(map[string]any)["kind"].(string)
	if off := b.must("alerts", "off", first)["choices"].([]any)[0].(map[string]any); off["on"] != false {
		t.Errorf("%v", off)
	}
	b.fails("alert_kind", "alerts", "on", "weather")
}
