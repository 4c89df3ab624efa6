package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// script is a letter of a machine, before it is put into bytes.
type script struct {
	head  head
	text  []byte // in the charset of the head
	html  bool
	whole string // a finished body with its own Content-Type, in place of text
}

// machine writes a mail that nobody typed.
func (s *Shop) machine(m *Mail, l letter) {
	d := s.dice(ofWriting, l.conversation*8)
	c := s.script(l, d)
	m.write(s, c.head, d)
	if c.whole != "" {
		m.add(c.whole)
		return
	}
	m.body(s, d, c.head.set, c.text, c.html, nil)
}

// script composes the letter of a conversation that is one mail long.
func (s *Shop) script(l letter, d *rand.Rand) script {
	switch l.kind {
	case orderMail, shippedMail, inquiryMail:
		return s.ofMall(l, d)
	case newsletter:
		return s.newsletter(l, d)
	case bounced:
		return s.bounced(l)
	case automatic:
		return s.automatic(l)
	}
	return s.fraud(l, d)
}

// vouched is what the shop's server says of a mall's own mail.
const vouched = "Authentication-Results: mail.hinata.example; dkim=pass header.i=@rakuten.co.jp header.s=r1; spf=pass smtp.mailfrom=bounce@rakuten.co.jp\r\n"

// ofMall is a letter of 楽天 or Yahoo! about the order that came just before.
func (s *Shop) ofMall(l letter, d *rand.Rand) script {
	n := s.near(l.at, s.o.Size.Orders)
	if s.purchase(n).at.After(l.at) {
		n = min(n+1, s.o.Size.Orders-1)
	}
	o := s.Order(n)
	c := script{head: head{to: s.o.Address, toAs: shopName, set: throwCharset(d)}}
	if !strings.HasPrefix(o.Number, RakutenShop) {
		c.head.from, c.head.fromAs, c.head.subject = "order@notice.yahoo.example", "Yahoo!ショッピング", "ご注文のお知らせ（"+o.Number+"）"
		c.text = s.v.text(c.head.set, fmt.Sprintf("注文番号：%s\n注文日時：%s\nお客様：%s 様\n合計：%d円\n電話 %s\n\nストアクリエイターProで内容をご確認ください。\n",
			o.Number, jst.In(o.OrderedAt).Format("2006/01/02 15:04"), o.Buyer.Name, o.Total, o.Buyer.Phone))
		return c
	}
	c.head.from, c.head.fromAs, c.head.extra = "order@rakuten.co.jp", "楽天市場", vouched
	switch l.kind {
	case shippedMail:
		c.head.subject = "【楽天市場】発送完了報告"
		c.text = s.v.text(c.head.set, "[受注番号] "+o.Number+"\n発送完了の報告を受け付けました。\n")
		return c
	case inquiryMail:
		number := fmt.Sprintf("%s-%s-%07dk", RakutenShop, jst.In(l.at).Format("20060102"), d.IntN(1e7))
		c.head.from, c.head.subject = "r-messe@mail.rms.rakuten.co.jp", "【楽天市場】お客様からのお問い合わせが届いています"
		c.text = s.v.text(c.head.set, "R-Messe にお客様からのお問い合わせが届きました。\nお問い合わせ番号："+number+"\n受注番号："+o.Number+
			"\n\nhttps://rmesse.rms.rakuten.co.jp/inquiry/"+number+"\n")
		return c
	}
	c.head.subject = "【楽天市場】注文内容ご確認（自動配信メール）"
	var b strings.Builder
	fmt.Fprintf(&b, "※このメールは、ご注文があったことを店舗さまにお知らせするものです。\n\n[受注番号] %s\n[日時]     %s\n[注文者]   %s 様\n[支払方法] %s\n[配送方法] 宅配便\n[備考]\n[ショップ名] %s\n--------------------------------\n",
		o.Number, jst.In(o.OrderedAt).Format(time.DateTime), o.Buyer.Name, o.Payment, shopName)
	to := o.BuyerAt
	fmt.Fprintf(&b, "[送付先]   %s 様\n           〒%s-%s %s%s%s\n           (TEL) %s\n[商品]\n", to.Name, to.Zip[:3], to.Zip[3:], to.State, to.City, to.Rest, to.Phone)
	for _, i := range o.Lines {
		fmt.Fprintf(&b, "%s(%s)\n%s\n価格 %d(円) x %d(個) = %d(円) ※10%%税込\n----------\n", i.Name, i.Code, i.Options, i.Price, i.Count, i.Price*i.Count)
	}
	fmt.Fprintf(&b, "****************************************************************\n送料計       %d(円)\n支払い金額 %d(円)\n", o.Amounts[1].Yen, o.Total)
	c.text = s.v.text(c.head.set, b.String())
	return c
}

// text puts a whole text into a charset, line by line.
func (v *vocabulary) text(set charset, s string) []byte { return []byte(v.in(set, s)) }

// newsletter is a letter of another shop to all its customers.
func (s *Shop) newsletter(l letter, d *rand.Rand) script {
	t := s.talk(l.conversation, l.start)
	host := [...]string{"news.example", "mail-magazine.example.jp", "shop-news.example.co.jp"}[d.IntN(3)]
	c := script{html: d.IntN(4) > 0, head: head{
		from: "info@" + host, fromAs: t.item.series[utf8] + "便り", to: s.o.Address, set: t.theirs,
		extra: "List-Unsubscribe: <https://" + host + "/stop/" + random64(d, 24) + ">\r\nPrecedence: bulk\r\n",
	}}
	p := pen{}
	t.fill(&p, d, pick(d, s.v.common['n']))
	c.head.subject = string(p.buf)
	p = pen{set: c.head.set, buf: make([]byte, 0, 6<<10)}
	for range 4 + d.IntN(5) {
		p.ascii("\n==========================================\n")
		t.item = s.product(d.IntN(products))
		t.some(&p, d, s.v.common['l'], 3+d.IntN(4))
		p.ascii("https://" + host + "/item/" + t.item.code + "/?utm=" + random64(d, 20) + "\n")
	}
	p.ascii("\nhttps://" + host + "/stop/\n")
	c.text = p.buf
	return c
}

// bounced is a mail of the shop that did not arrive.
func (s *Shop) bounced(l letter) script {
	t := s.talk(l.conversation-l.conversation%perBlock, l.start) // the first of the same block
	host := t.who.mail[strings.IndexByte(t.who.mail, '@')+1:]
	c := script{head: head{from: "MAILER-DAEMON@" + host, fromAs: "Mail Delivery System", to: s.o.Address, subject: "Undelivered Mail Returned to Sender", extra: "Auto-Submitted: auto-replied\r\n"}}
	c.whole = strings.ReplaceAll(fmt.Sprintf(`Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"

--=_report
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<%[1]s>: host mx.%[2]s said: 550 5.1.1 User unknown

--=_report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.%[2]s
Arrival-Date: %[3]s

Final-Recipient: rfc822; %[1]s
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--=_report
Content-Type: text/rfc822-headers

From: %[4]s
To: %[1]s
Message-ID: <%[5]s>

--=_report--
`, t.who.mail, host, jst.In(l.at).Format(time.RFC1123Z), s.o.Address, messageID(t.id, 1)), "\n", "\r\n")
	return c
}

// automatic is the answer of somebody who is away.
func (s *Shop) automatic(l letter) script {
	t := s.talk(l.conversation, l.start)
	c := script{head: head{from: t.who.mail, fromAs: t.who.name(), to: s.o.Address, toAs: shopName, subject: "自動返信: " + t.subject, set: t.theirs, extra: "Auto-Submitted: auto-replied\r\n"}}
	c.text = s.v.text(c.head.set, "このメールは自動で送信しています。\nただいま休暇をいただいております。戻りしだいお返事いたします。\n"+t.who.name()+"\n")
	return c
}

// fraud is a letter that pretends to be somebody else's.
func (s *Shop) fraud(l letter, d *rand.Rand) script {
	t := s.talk(l.conversation, l.start)
	c := script{html: true, head: head{
		from: fmt.Sprintf("support%d@account-check.example", d.IntN(100)), fromAs: "楽天市場 カスタマーセンター", to: s.o.Address, set: utf8,
		extra: "Authentication-Results: mail.hinata.example; dkim=none; spf=fail smtp.mailfrom=account-check.example\r\n",
	}}
	p := pen{}
	t.fill(&p, d, s.v.common['x'][0])
	c.head.subject = string(p.buf)
	p = pen{}
	t.some(&p, d, s.v.common['y'], 2)
	p.ascii("http://203.0.113." + fmt.Sprint(d.IntN(255)) + "/login\n")
	c.text = p.buf
	return c
}
