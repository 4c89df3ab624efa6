package command

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
)

// letter delivers a mail of 楽天 that the shop's mail server has checked.
func (b *bench) letter(id, subject, body string, at time.Time) {
	b.mail.Deliver([]byte(strings.ReplaceAll(fmt.Sprintf("Authentication-Results: mail.example.test; dkim=pass header.d=rakuten.co.jp\n"+
		"From: 楽天市場 <order@rakuten.co.jp>\nTo: shop@example.test\nSubject: %s\nMessage-ID: <%s@rakuten.co.jp>\nDate: %s\n"+
		"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s", subject, id, at.Format(time.RFC1123Z), body), "\n", "\r\n")), at)
}

func orderLetter(number string, at time.Time) string {
	return fmt.Sprintf("[受注番号] %s\n[日時] %s\n[注文者] 佐藤 美咲 様\n[支払方法] 銀行振込\n[備考]\n\n[ショップ名] 見本\n"+
		"[送付先] 佐藤 美咲 様\n〒100-0001 東京都見本区1-1\n(TEL) 03-0000-0000\n[商品]\nマグカップ(MG-1)\n価格 3,300(円) x 2(個) = 6,600(円) ※10%%税込\n"+
		"**********\n送料計 550(円)\n支払い金額 7,150(円)\n", number, jst.In(at).Format(time.DateTime))
}

// A shop without API rights works from its mails; the day the rights come,
// everything it has done is in the mall's own inquiries, once.
func TestLine_without_API_rights_then_with_them(t *testing.T) {
	b := newBench(t)
	now := time.Now()
	order := b.rakuten.AddOrder(rakutentest.Order{
		At: now.Add(-30 * time.Hour), Buyer: rakutentest.Person{Family: "佐藤", First: "美咲", Mail: "abc123s1@pc.fw.rakuten.ne.jp"},
		Items: []rakutentest.Item{{Name: "マグカップ", Price: 3300, Units: 2}},
	})
	number := b.rakuten.Add(rakutentest.Inquiry{
		Customer: "佐藤 美咲", Mail: "abc123s1@pc.fw.rakuten.ne.jp", Text: "取っ手が欠けていました。", Order: order, At: now.Add(-3 * time.Hour),
	})
	told := "お問い合わせ番号：" + number + "\n受注番号：" + order + "\nhttps://rmesse.rms.rakuten.co.jp/inquiry/" + number + "\n"
	b.letter("o1", "【楽天市場】注文内容ご確認（自動配信メール）", orderLetter(order, now.Add(-30*time.Hour)), now.Add(-30*time.Hour))
	b.letter("n1", "お客様からのお問い合わせが届いています", told, now.Add(-3*time.Hour))
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.must("sync")

	notice := b.inquiries("--state", "new")["n1@rakuten.co.jp"]
	if notice == nil || notice["about"] != "rakuten" || notice["order_number"] != order || notice["due_at"] == "" {
		t.Fatalf("the notice: %v", notice)
	}
	if len(b.inquiries("--state", "new")) != 1 {
		t.Errorf("the order mail wants an answer: %v", b.inquiries("--state", "new"))
	}
	shown := b.must("inquiry", "show", id(notice))
	at, _ := shown["answer_at"].(map[string]any)
	if at["id"] != number || at["mall"] != "楽天市場" || !strings.HasPrefix(at["url"].(string), "https://rmesse.rms.rakuten.co.jp/") {
		t.Errorf("where it is answered: %v", at)
	}
	if o := b.must("order", "show", order); o["source"] != "mail" || o["total"] != 7150.0 {
		t.Errorf("the order: %v", o)
	}
	code, _, errs := b.say("reply", id(notice), "--body-file", b.file("b", "確認します。"), "--hold", "0")
	if code != 1 || !strings.Contains(errs, `"reply_at_mall"`) {
		t.Errorf("a reply to a notice: exit %d, %s", code, errs)
	}
	b.must("inquiry", "note", id(notice), "RMS で返信しました")
	b.must("inquiry", "state", id(notice), "done")

	b.add(rakuten.Spec, "楽天店", b.rakuten.Settings())
	for range 2 {
		b.must("sync")
		b.must("sync", "--account", "楽天店")
		b.must("sync", "--account", "メール")
	}
	rows := b.inquiries()
	row := rows[number]
	if len(rows) != 2 || row == nil || row["state"] != "done" || row["message_count"] != 2.0 || row["about"] != "" {
		t.Fatalf("after the rights came: %v", rows)
	}
	shown = b.must("inquiry", "show", id(row))
	if texts := fmt.Sprint(shown["messages"]); !strings.Contains(texts, "RMS で返信しました") || !strings.Contains(texts, "取っ手が欠けていました。") {
		t.Errorf("its messages: %v", texts)
	}
	orders := b.must("order", "list")["orders"].([]any)
	if o := b.must("order", "show", order); len(orders) != 1 || o["source"] != "" || o["kind"] != "rakuten" {
		t.Errorf("%d orders, %v", len(orders), o)
	}

	b.rakuten.CustomerReplies(number, "まだでしょうか。")
	b.letter("n2", "お客様からのお問い合わせが届いています", told, now)
	b.must("sync", "--account", "メール")
	b.must("sync") // the notice has made the mall due
	if rows = b.inquiries(); len(rows) != 2 || rows[number]["state"] != "new" || rows[number]["message_count"] != 4.0 {
		t.Errorf("after the second notice: %v", rows)
	}
	if b.mail.Accepted() != nil || len(b.rakuten.Delivered()) != 0 {
		t.Error("something was sent")
	}
}
