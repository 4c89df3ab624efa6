package command

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"madoguchi/app/apptest"
	"madoguchi/app/secret"
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/mailbox/mailboxtest"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

// bench is a profile and the three servers beside it.
type bench struct {
	t       *testing.T
	profile string
	rakuten *rakutentest.Server
	yahoo   *yahootest.Shop
	mail    *mailboxtest.Server
}

func newBench(t *testing.T) *bench {
	t.Helper()
	t.Setenv(secret.PassphraseEnv, "")
	b := &bench{t: t, profile: apptest.Profile(t), rakuten: rakutentest.New(t)}
	var err error
	if b.yahoo, err = yahootest.New(yahootest.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.yahoo.Close)
	if b.mail, err = mailboxtest.Start(mailboxtest.Options{Address: "shop@example.test"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.mail.Close)
	return b
}

// say runs a command and returns its exit code and both outputs.
func (b *bench) say(args ...string) (int, string, string) {
	b.t.Helper()
	var out, errs bytes.Buffer
	c := &cli{Program: Program{Kinds: []connectors.Spec{rakuten.Spec, yahoo.Spec, mailbox.Spec}}, out: &out, err: &errs}
	code := c.run(b.t.Context(), append(args, "--profile", b.profile, "--json"))
	return code, out.String(), errs.String()
}

// must runs a command that has to succeed and returns its JSON.
func (b *bench) must(args ...string) map[string]any {
	b.t.Helper()
	code, out, errs := b.say(args...)
	if code != 0 {
		b.t.Fatalf("%s: exit %d\n%s\n%s", strings.Join(args, " "), code, out, errs)
	}
	var v map[string]any
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		b.t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return v
}

// add adds an account the way a person does: secrets come from files.
func (b *bench) add(spec connectors.Spec, name string, settings map[string]string) {
	b.t.Helper()
	args := []string{"account", "add", spec.Kind, "--name", name}
	for _, f := range spec.Fields {
		v, ok := settings[f.Key]
		switch {
		case !ok || v == "":
		case f.Secret:
			args = append(args, "--secret", f.Key+"=@"+b.file(f.Key, v))
		default:
			args = append(args, "--set", f.Key+"="+v)
		}
	}
	b.must(args...)
}

func (b *bench) addAll() {
	b.t.Helper()
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	b.add(yahoo.Spec, "Yahoo!店", b.yahoo.Settings())
	b.add(mailbox.Spec, "メール", b.mail.Settings())
}

func (b *bench) file(name, content string) string {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		b.t.Fatal(err)
	}
	return path
}

// inquiries returns the rows of a list, by remote id.
func (b *bench) inquiries(args ...string) map[string]map[string]any {
	b.t.Helper()
	out := map[string]map[string]any{}
	for _, r := range b.must(append([]string{"inquiry", "list"}, args...)...)["inquiries"].([]any) {
		row := r.(map[string]any)
		out[row["remote_id"].(string)] = row
	}
	return out
}

func id(row map[string]any) string { return strconv.FormatInt(int64(row["id"].(float64)), 10) }

// seed puts one question into every channel, each about an order.
func (b *bench) seed(now time.Time) (rakutenQ, yahooQ, mailQ string) {
	rOrder := b.rakuten.AddOrder(rakutentest.Order{
		At: now.Add(-72 * time.Hour), Buyer: rakutentest.Person{Family: "佐藤", First: "美咲", Mail: "abc123s1@pc.fw.rakuten.ne.jp"},
		Items: []rakutentest.Item{{Name: "鉄釉マグカップ 藍 350ml", Price: 3300, Units: 2}},
	})
	b.yahoo.AddOrder(yahootest.Order{Number: "hinata-zakka-10012345", OrderedAt: now.Add(-48 * time.Hour)})
	rakutenQ = b.rakuten.Add(rakutentest.Inquiry{
		Customer: "佐藤 美咲", Mail: "abc123s1@pc.fw.rakuten.ne.jp", Text: "取っ手が欠けていました。", Order: rOrder, At: now.Add(-3 * time.Hour),
		Files: []rakutentest.File{{Name: "photo.png", Type: "image/png", Data: []byte("\x89PNG\r\n\x1a\nphoto")}},
	})
	yahooQ = b.yahoo.AddTopic(yahootest.Topic{
		Title: "配送状況について", Order: "hinata-zakka-10012345",
		Posts: []yahootest.Post{{By: "user", Text: "まだ届かないのですが、いつ頃になりますか。", At: now.Add(-2 * time.Hour)}},
	})
	mailQ = "q1@customer.example"
	b.mail.Deliver([]byte("From: =?UTF-8?B?5bCP5bed?= <ogawa@customer.example>\r\nTo: shop@example.test\r\n"+
		"Subject: =?UTF-8?B?6aCY5Y+O5pu4?=\r\nMessage-ID: <"+mailQ+">\r\nDate: "+now.Add(-time.Hour).Format(time.RFC1123Z)+"\r\n"+
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n注文番号 "+rOrder+" の領収書をください。\r\n"), now.Add(-time.Hour))
	return rakutenQ, yahooQ, mailQ
}

func TestLine_three_channels_in_one_answer_out_exactly_once(t *testing.T) {
	b := newBench(t)
	rakutenQ, yahooQ, mailQ := b.seed(time.Now())
	b.addAll()
	b.must("sync")
	b.must("sync") // a repeat brings nothing new

	rows := b.inquiries()
	if len(rows) != 3 {
		t.Fatalf("%d inquiries, want 3: %v", len(rows), rows)
	}
	for _, q := range []string{rakutenQ, yahooQ, mailQ} {
		row := rows[q]
		if row == nil {
			t.Fatalf("inquiry %s is not there: %v", q, rows)
		}
		if row["order_number"] == "" || row["state"] != "new" || row["message_count"] != 1.0 {
			t.Errorf("%s: %v", q, row)
		}
		shown := b.must("inquiry", "show", id(row))
		if shown["order"] == nil {
			t.Errorf("%s: the order itself is not there: %v", q, shown["links"])
		}
		body := b.file("body.txt", "お問い合わせありがとうございます。\n確認して、本日中にご連絡します。\n")
		item := b.must("reply", id(row), "--body-file", body, "--hold", "0")
		if item["state"] != "queued" {
			t.Errorf("%s: reply is %v", q, item)
		}
	}
	b.must("outbox", "run")
	b.must("outbox", "run")
	b.must("sync", "--account", "楽天店")
	b.must("sync", "--account", "Yahoo!店")
	b.must("sync", "--account", "メール")

	if n := len(b.rakuten.Delivered()); n != 1 {
		t.Errorf("楽天 has %d replies", n)
	}
	if n := len(b.yahoo.Delivered()); n != 1 {
		t.Errorf("Yahoo! has %d replies", n)
	}
	if got := b.mail.Accepted(); len(got) != 1 {
		t.Errorf("%d mails left", len(got))
	} else if raw := string(got[0].Raw); !strings.Contains(raw, "In-Reply-To: <"+mailQ+">") || !strings.Contains(raw, "References: <"+mailQ+">") {
		t.Errorf("the mail does not answer %s:\n%s", mailQ, raw)
	}
	for q, row := range b.inquiries() {
		if row["state"] != "waiting" || row["message_count"] != 2.0 {
			t.Errorf("%s after the reply: %v", q, row)
		}
	}
}

func TestLine_a_reply_stops_when_the_customer_wrote_meanwhile(t *testing.T) {
	b := newBench(t)
	rakutenQ, _, _ := b.seed(time.Now())
	b.addAll()
	b.must("sync")
	row := b.inquiries()[rakutenQ]
	b.must("reply", id(row), "--body-file", b.file("b", "ご連絡ありがとうございます。"), "--hold", "0")
	b.rakuten.CustomerReplies(rakutenQ, "すみません、やはり交換でお願いします。")
	b.must("outbox", "run")
	if n := len(b.rakuten.Delivered()); n != 0 {
		t.Fatalf("%d replies left although the customer wrote", n)
	}
	item := b.must("outbox", "list")["outbox"].([]any)[0].(map[string]any)
	if item["state"] != "failed" || item["code"] != "stopped" || !strings.Contains(item["reason"].(string), "新しいメッセージ") {
		t.Fatalf("outbox: %v", item)
	}
}

func TestLine_a_file_goes_out_through_every_channel(t *testing.T) {
	b := newBench(t)
	rakutenQ, yahooQ, mailQ := b.seed(time.Now())
	b.addAll()
	b.must("sync")
	pdf := b.file("guide.pdf", "%PDF-1.4\n%%EOF\n")
	for _, q := range []string{rakutenQ, yahooQ, mailQ} {
		b.must("reply", id(b.inquiries()[q]), "--body-file", b.file("b", "ご案内をお送りします。"), "--attach", pdf, "--hold", "0")
	}
	if code, _, errs := b.say("reply", id(b.inquiries()[yahooQ]), "--body-file", b.file("b", "ご案内です。"),
		"--attach", b.file("fake.pdf", "no PDF at all"), "--hold", "0"); code != 1 || !strings.Contains(errs, "fake.pdf") {
		t.Errorf("a file that is no PDF: exit %d, %s", code, errs)
	}
	public := b.yahoo.AddTopic(yahootest.Topic{
		Title: "再入荷について", Item: "mug-01", Public: true,
		Posts: []yahootest.Post{{By: "user", Text: "入荷はいつですか。", At: time.Now().Add(-time.Hour)}},
	})
	b.must("sync", "--account", "Yahoo!店")
	if code, _, errs := b.say("reply", id(b.inquiries()[public]), "--body-file", b.file("b", "ご案内です。"),
		"--attach", pdf, "--hold", "0"); code != 1 || !strings.Contains(errs, "file_public") {
		t.Errorf("a file for a public topic: exit %d, %s", code, errs)
	}
	b.must("outbox", "run")
	if got := b.yahoo.Delivered(); len(got) != 1 || len(got[0].Files) != 1 {
		t.Errorf("Yahoo! got %+v", got)
	}
	for _, item := range b.must("outbox", "list")["outbox"].([]any) {
		if row := item.(map[string]any); row["state"] != "sent" {
			t.Errorf("outbox: %v", row)
		}
	}
}

func TestLine_a_stored_reply_with_a_cut_line_is_unknown_then_found(t *testing.T) {
	b := newBench(t)
	rakutenQ, _, _ := b.seed(time.Now())
	b.addAll()
	b.must("sync")
	b.rakuten.Fail(rakutentest.Fault{Path: "/inquiry/reply", Kind: rakutentest.CutAfter, Times: 1})
	row := b.inquiries()[rakutenQ]
	b.must("reply", id(row), "--body-file", b.file("b", "在庫を確かめました。"), "--hold", "0")
	b.must("outbox", "run")
	b.must("outbox", "run")
	if n := len(b.rakuten.Delivered()); n != 1 {
		t.Fatalf("%d replies, want 1", n)
	}
	item := b.must("outbox", "list")["outbox"].([]any)[0].(map[string]any)
	if item["state"] != "sent" {
		t.Fatalf("outbox: %v", item)
	}
	if got := b.inquiries()[rakutenQ]["message_count"]; got != 2.0 {
		t.Fatalf("%v messages, want 2", got)
	}
}

func TestLine_a_wrong_key_is_told_and_the_gap_is_fetched_with_the_right_one(t *testing.T) {
	b := newBench(t)
	rakutenQ, _, _ := b.seed(time.Now())
	settings := b.rakuten.Settings()
	right := settings["license_key"]
	settings["license_key"] = "SL000000_wrong"
	b.add(rakuten.Spec, "楽天店", settings)
	code, _, errs := b.say("sync")
	if code != exitFailed || !strings.Contains(errs, `"error"`) {
		t.Fatalf("exit %d: %s", code, errs)
	}
	account := b.must("account", "list")["accounts"].([]any)[0].(map[string]any)
	if account["state"] != "stopped" || account["text"] == "" {
		t.Fatalf("account: %v", account)
	}
	b.must("account", "set", "楽天店", "--secret", "license_key=@"+b.file("key", right))
	b.must("sync")
	if b.inquiries()[rakutenQ] == nil {
		t.Fatal("the inquiry that waited is not there")
	}
}

func TestLine_wrong_usage_and_unknown_things(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitUsage, []string{"nosuch"}},
		{exitUsage, []string{"inquiry", "show"}},
		{exitUsage, []string{"inquiry", "list", "--nosuch"}},
		{exitUsage, []string{"inquiry", "show", "abc"}},
		{exitFailed, []string{"inquiry", "show", "4711"}},
		{exitFailed, []string{"account", "test", "nobody"}},
		{exitFailed, []string{"account", "add", "nosuch", "--name", "x"}},
	} {
		code, _, errs := b.say(c.args...)
		var v struct{ Error struct{ Code, Text string } }
		if err := json.Unmarshal([]byte(errs), &v); err != nil || v.Error.Code == "" || v.Error.Text == "" || code != c.code {
			t.Errorf("%v: exit %d, want %d; %s", c.args, code, c.code, errs)
		}
	}
}

func TestLine_an_older_question_comes_with_since(t *testing.T) {
	b := newBench(t)
	old := b.rakuten.Add(rakutentest.Inquiry{Customer: "昔のお客様", Text: "春の在庫はありますか。", At: time.Now().AddDate(0, 0, -100)})
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	b.must("sync")
	if b.inquiries()[old] != nil {
		t.Fatal("the first reach is 60 days")
	}
	b.must("sync", "--since", time.Now().AddDate(0, 0, -120).Format(time.DateOnly))
	if b.inquiries()[old] == nil {
		t.Fatal("--since did not reach back")
	}
}

func TestLine_a_sync_of_one_account_runs_every_pass_also_at_first(t *testing.T) {
	b := newBench(t)
	old := b.rakuten.Add(rakutentest.Inquiry{Customer: "昔のお客様", Text: "春の在庫はありますか。", At: time.Now().AddDate(0, 0, -100)})
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	b.must("sync", "--account", "楽天店")
	if b.inquiries()[old] == nil {
		t.Fatal("the year behind the usual reach is missing")
	}
}
