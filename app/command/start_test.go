package command

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

const firstText = "お届け日についてご連絡します。\n"

func TestLine_writes_first_about_an_order_of_yahoo(t *testing.T) {
	b := newBench(t)
	b.seed(time.Now())
	b.add(yahoo.Spec, "Yahoo!店", b.yahoo.Settings())
	b.must("sync")
	item := b.must("inquiry", "new", "--order", "hinata-zakka-10012345", "--subject", "お届け日", "--body-file", b.file("b", firstText), "--hold", "0")
	if item["state"] != "queued" || item["kind"] != "yahoo" {
		t.Fatalf("item %v", item)
	}
	b.must("outbox", "run")
	b.must("outbox", "run")
	var started []yahootest.Delivery
	for _, d := range b.yahoo.Delivered() {
		if d.Started {
			started = append(started, d)
		}
	}
	if len(started) != 1 || strings.TrimSpace(started[0].Text) != strings.TrimSpace(firstText) {
		t.Fatalf("started %+v", started)
	}
	b.must("sync", "--account", "Yahoo!店")
	rows := b.inquiries()
	row := rows[started[0].TopicID]
	if row == nil || len(rows) != 2 || row["message_count"] != 1.0 || row["state"] != "waiting" || row["order_number"] != "hinata-zakka-10012345" {
		t.Errorf("%d inquiries, %v", len(rows), row)
	}
}

// The line breaks after Yahoo! has taken the text: nobody knows, nothing is sent
// again, and the topic that a pull brings is the one that was begun.
func TestLine_a_start_whose_answer_was_lost_is_found_and_not_sent_again(t *testing.T) {
	b := newBench(t)
	b.seed(time.Now())
	b.add(yahoo.Spec, "Yahoo!店", b.yahoo.Settings())
	b.must("sync")
	b.must("inquiry", "new", "--order", "hinata-zakka-10012345", "--subject", "お届け日", "--body-file", b.file("b", firstText), "--hold", "0")
	b.yahoo.Break(yahootest.Fault{Path: "externalStoreTopic", Kind: yahootest.CutAfter})
	b.must("outbox", "run")
	b.must("sync", "--account", "Yahoo!店")
	b.must("outbox", "run")
	n := 0
	for _, d := range b.yahoo.Delivered() {
		if d.Started {
			n++
		}
	}
	rows := b.inquiries()
	if n != 1 || len(rows) != 2 {
		t.Errorf("%d topics begun, %d inquiries: %v", n, len(rows), rows)
	}
	for _, i := range b.must("outbox", "list")["outbox"].([]any) {
		if o := i.(map[string]any); o["state"] != "sent" {
			t.Errorf("item %v", o)
		}
	}
}

func TestLine_writes_first_by_mail_and_the_answer_joins(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.must("sync")
	item := b.must("inquiry", "new", "--to", "suzuki@customer.example", "--subject", "ご注文について", "--body-file", b.file("b", firstText), "--hold", "0")
	b.must("outbox", "run")
	sent := b.mail.Accepted()
	if len(sent) != 1 || len(sent[0].To) != 1 || sent[0].To[0] != "suzuki@customer.example" || strings.Contains(string(sent[0].Raw), "In-Reply-To:") {
		t.Fatalf("sent %+v", sent)
	}
	_, after, _ := strings.Cut(string(sent[0].Raw), "Message-ID: <")
	first, _, _ := strings.Cut(after, ">")
	now := time.Now()
	b.mail.Deliver([]byte("From: suzuki@customer.example\r\nTo: shop@example.test\r\nSubject: Re: x\r\nMessage-ID: <a1@customer.example>\r\n"+
		"In-Reply-To: <"+first+">\r\nDate: "+now.Format(time.RFC1123Z)+"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n別の色に替えたいです。\r\n"), now)
	b.must("sync", "--account", "メール")
	rows := b.inquiries()
	row := rows[first]
	if len(rows) != 1 || row == nil || row["id"] != item["inquiry_id"] || row["message_count"] != 2.0 || row["state"] != "new" {
		t.Errorf("%d inquiries, %v", len(rows), rows)
	}
}

func TestLine_a_masked_address_without_relay_is_refused_with_the_reason(t *testing.T) {
	b := newBench(t)
	number := b.rakuten.AddOrder(rakutentest.Order{
		At: time.Now().Add(-48 * time.Hour), Buyer: rakutentest.Person{Family: "佐藤", First: "美咲", Mail: "abc123s1@pc.fw.rakuten.ne.jp"},
		Items: []rakutentest.Item{{Name: "鉄釉マグカップ", Price: 3300, Units: 1}},
	})
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.must("sync")
	code, _, errs := b.say("inquiry", "new", "--order", number, "--subject", "お届け日", "--body-file", b.file("b", firstText))
	if code != 1 || !strings.Contains(errs, "あんしんメルアド") || !strings.Contains(errs, "start_none") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if rows := b.inquiries(); len(rows) != 0 {
		t.Errorf("an inquiry was made: %v", rows)
	}
}

func TestLine_take_back_gives_a_start_back_and_leaves_no_inquiry(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	item := b.must("inquiry", "new", "--to", "suzuki@customer.example", "--subject", "件名", "--body-file", b.file("b", firstText), "--hold", "600")
	back := b.must("outbox", "take-back", id(item))
	if strings.TrimSpace(back["text"].(string)) != strings.TrimSpace(firstText) || len(b.inquiries()) != 0 || len(b.mail.Accepted()) != 0 {
		t.Errorf("back %v, %d inquiries", back, len(b.inquiries()))
	}
}

func TestLine_all_problems_of_a_start_are_told_at_once(t *testing.T) {
	b := newBench(t)
	b.seed(time.Now())
	b.add(yahoo.Spec, "Yahoo!店", b.yahoo.Settings())
	b.must("sync")
	code, _, errs := b.say("inquiry", "new", "--order", "hinata-zakka-10012345", "--subject", " ", "--body-file", b.file("b", "{お客様名} 様"))
	if code != 1 || !strings.Contains(errs, "件名") || !strings.Contains(errs, "hole") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if n := len(b.inquiries()); n != 1 {
		t.Errorf("%d inquiries", n)
	}
}

func TestLine_notes_on_an_order_of_rakuten(t *testing.T) {
	b := newBench(t)
	number := b.rakuten.AddOrder(rakutentest.Order{
		At: time.Now().Add(-48 * time.Hour), Buyer: rakutentest.Person{Family: "佐藤", First: "美咲"},
		Items: []rakutentest.Item{{Name: "鉄釉マグカップ", Price: 3300, Units: 1}},
	})
	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	b.must("sync")
	b.must("order", "note", number, "--body-file", b.file("n", "再送を手配"))
	memo := b.must("order", "note", number, "--signed", "--body-file", b.file("n", "お客様に電話"))["memo"].(string)
	if !strings.Contains(memo, "再送を手配") || !strings.Contains(memo, "店長 お客様に電話") {
		t.Errorf("memo %q", memo)
	}
	if code, _, errs := b.say("order", "note", number, "--body-file", b.file("n", " \n")); code != 1 || !strings.Contains(errs, "メモが空です") {
		t.Errorf("an empty note: exit %d: %s", code, errs)
	}
}
