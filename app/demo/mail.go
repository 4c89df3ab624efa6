package demo

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"
	"time"

	"madoguchi/app/demo/content"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox/mailboxtest"
)

const sentFolder = "Sent"

// addMail puts every mail of a conversation where it belongs: the customer's
// into the inbox, the shop's into the folder of sent mail.
func (s *Shop) addMail(t content.Thread) error {
	r := &running{Thread: t}
	for i, p := range t.Posts {
		l := s.letter(r, i, p)
		if t.Form == "bounce" {
			s.sendUndelivered(&l, t, p)
		}
		folder := "INBOX"
		if p.Shop {
			folder = sentFolder
		}
		s.mail.Put(content.ShopAddress, folder, l.raw(), p.At)
		r.refs = append(r.refs, l.id)
		s.remember(l.id, r)
	}
	return nil
}

func (s *Shop) remember(id string, r *running) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.id = id
	s.threads[id] = r
}

func (s *Shop) letter(r *running, i int, p content.Post) letter {
	t := r.Thread
	shop := mail.Address{Name: content.ShopName, Address: content.ShopAddress}
	who := mail.Address{Name: t.Who.Name, Address: writer(t)}
	l := letter{
		id: fmt.Sprintf("%s-%d-%d@%s", t.Key, i+1, p.At.Unix(), host(p, t)), refs: r.refs, from: who, to: shop,
		subject: t.Title, at: p.At, text: p.Text, form: t.Form, file: p.File, kind: p.Kind, extra: received(t, p),
	}
	if p.Shop {
		l.from, l.to, l.form = shop, who, "plain"
	}
	if i > 0 {
		l.subject = "Re: " + t.Title
		l.text += "\n\n" + quote(t.Posts[i-1])
	}
	if t.Form == "order" {
		l.text = orderMail(*t.Order)
	}
	return l
}

func writer(t content.Thread) string {
	if t.From != "" {
		return t.From
	}
	return t.Who.Mail
}

func host(p content.Post, t content.Thread) string {
	if p.Shop {
		return "mihondo.example"
	}
	_, domain, _ := strings.Cut(writer(t), "@")
	return domain
}

// received are the lines that the shop's own server puts on top.
func received(t content.Thread, p content.Post) []string {
	if p.Shop {
		return nil
	}
	verdict := "dkim=pass header.d=" + host(p, t) + "; spf=pass smtp.mailfrom=" + host(p, t)
	if t.Form == "scam" {
		verdict = "dkim=fail header.d=" + host(p, t) + "; spf=fail smtp.mailfrom=" + host(p, t) + "; dmarc=fail header.from=" + host(p, t)
	}
	lines := []string{
		"Received: from mx." + host(p, t) + " by mail.mihondo.example for <" + content.ShopAddress + ">; " + jst.In(p.At).Format("Mon, 02 Jan 2006 15:04:05 -0700"),
		"Authentication-Results: mail.mihondo.example; " + verdict,
	}
	if t.Form == "order" {
		lines = append(lines, "Auto-Submitted: auto-generated")
	}
	return lines
}

func quote(p content.Post) string {
	return "> " + strings.ReplaceAll(p.Text, "\n", "\n> ")
}

// sendUndelivered puts the shop's mail that came back into the sent folder.
func (s *Shop) sendUndelivered(l *letter, t content.Thread, p content.Post) {
	at := p.At.Add(-3 * time.Second)
	out := letter{
		id: t.Key + "-sent@mihondo.example", from: mail.Address{Name: content.ShopName, Address: content.ShopAddress},
		to: mail.Address{Address: t.To}, subject: p.Text, at: at,
		text: "ご希望の商品が入荷しました。\n商品ページで販売を始めましたので、お知らせします。\n\n見本堂 田村",
	}
	s.mail.Put(content.ShopAddress, sentFolder, out.raw(), at)
	l.refs, l.text = []string{out.id}, t.To
	l.extra = append(l.extra, "Auto-Submitted: auto-replied", "Return-Path: <>")
}

// orderMail is the mall's letter about a new order.
func orderMail(o content.Order) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[受注番号] %s\n[日時]     %s\n[注文者]   %s 様\n[支払方法] %s\n[配送方法] 宅配便\n[備考]\n%s\n[ショップ名] %s\n",
		o.Number, jst.In(o.At).Format("2006-01-02 15:04:05"), o.Buyer.Name, o.Payment, o.Remarks, content.ShopName)
	fmt.Fprintf(&b, "--------------------------------\n[送付先]   %s 様\n           〒%s-%s %s%s%s\n           (TEL) %s\n[商品]\n",
		o.To.Name, o.To.Zip[:3], o.To.Zip[3:], o.To.Prefecture, o.To.City, o.To.To, o.To.Phone)
	total := o.Postage - o.Coupon - o.Points
	for i, l := range o.Lines {
		if i > 0 {
			b.WriteString("----------\n")
		}
		sum := l.Product.Price * l.Count
		total += sum
		fmt.Fprintf(&b, "%s(%s)\n価格 %d(円) x %d(個) = %d(円) ※%d%%税込\n", l.Product.Name, l.Product.Code, l.Product.Price, l.Count, sum, l.Product.TaxRate)
	}
	fmt.Fprintf(&b, "****************************************************************\n送料計       %d(円)\n支払い金額 %d(円)\n", o.Postage, total)
	return b.String()
}

// mailed finds the conversation that a mail of the shop answers.
func (s *Shop) mailed(m mailboxtest.Mail) {
	msg, err := mail.ReadMessage(bytes.NewReader(m.Raw))
	if err != nil {
		return
	}
	id := bare(msg.Header.Get("Message-ID"))
	for _, ref := range append(strings.Fields(msg.Header.Get("In-Reply-To")), strings.Fields(msg.Header.Get("References"))...) {
		s.mu.Lock()
		r := s.threads[bare(ref)]
		if r != nil {
			r.refs = append(r.refs, id)
			s.threads[id] = r
		}
		s.mu.Unlock()
		if r != nil {
			s.replied(id)
			return
		}
	}
}

func bare(id string) string { return strings.Trim(strings.TrimSpace(id), "<>") }

// answerMail lets the customer write back to the shop's newest mail.
func (s *Shop) answerMail(r *running, text string) {
	at := s.now()
	s.mu.Lock()
	refs := append([]string(nil), r.refs...)
	s.mu.Unlock()
	p := content.Post{At: at, Text: text}
	l := s.letter(&running{Thread: r.Thread, refs: refs}, len(r.Posts), p)
	l.text = text
	s.mail.Deliver(l.raw(), at)
	s.mu.Lock()
	r.refs = append(r.refs, l.id)
	s.mu.Unlock()
	s.remember(l.id, r)
}
