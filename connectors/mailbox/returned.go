package mailbox

import (
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// copyLost is what remains of a report about the shop's own copy of a mail: the
// customer's arrived.
const copyLost = "店舗の控え（BCC など）が届きませんでした。お客様あてのメールのことではありません。控えの宛先を確かめてください。"

// cameBack says which mail of ours did not arrive and why. A report about
// nobody but the shop itself is an automatic mail with a warning.
func (s settings) cameBack(m *mime.Mail, msg *connectors.Message) {
	if m.Kind != mime.KindBounce || m.Bounce == nil {
		return
	}
	r := connectors.Returned{MailID: m.Bounce.MessageID, Subject: m.Bounce.Subject, Failed: true, Reason: mime.ReasonOnHold}
	worst, found := s.worst(m.Bounce.Recipients)
	switch {
	case found:
		r.Address, r.Failed, r.Reason = worst.Address, !worst.Delayed(), first(worst.Reason, mime.ReasonOnHold)
	case len(m.Bounce.Recipients) > 0:
		msg.Kind, msg.Warnings = connectors.Auto, append(msg.Warnings, copyLost)
		return
	}
	r.Text = whyLost(r)
	msg.Returned = &r
}

// worst is the recipient that matters most: one that failed before one that
// waits, and never the shop itself.
func (s settings) worst(all []mime.Recipient) (mime.Recipient, bool) {
	var out mime.Recipient
	found := false
	for _, p := range all {
		if s.isOwn(p.Address) || s.isCopy(p.Address) || p.Action == "delivered" || p.Action == "relayed" || p.Action == "expanded" {
			continue
		}
		if !found || out.Delayed() && !p.Delayed() {
			out, found = p, true
		}
	}
	return out, found
}

// carriers refuse mail by their customers' own settings, and most customers do
// not know that they have set anything.
var carriers = []struct{ domain, name string }{
	{"docomo.ne.jp", "ドコモ"},
	{"ezweb.ne.jp", "au"},
	{"au.com", "au"},
	{"softbank.ne.jp", "ソフトバンク"},
	{"vodafone.ne.jp", "ソフトバンク"},
	{"i.softbank.jp", "ソフトバンク"},
	{"ymobile.ne.jp", "ワイモバイル"},
	{"ymobile1.ne.jp", "ワイモバイル"},
}

func carrierOf(address string) string {
	d := domainOf(address)
	for _, c := range carriers {
		if d == c.domain || strings.HasSuffix(d, "."+c.domain) {
			return c.name
		}
	}
	return ""
}

const otherWay = "電話や注文のモールのメッセージなど、メール以外の方法で連絡してください。"

// whyLost tells a person what happened and what to do now.
func whyLost(r connectors.Returned) string {
	if !r.Failed {
		return "まだ届いていません。相手のメールサーバーが受け取るまで、メールサーバーが送り直しを続けています。送り直さずにお待ちください。届かないと決まったときは、また知らせが来ます。"
	}
	carrier := carrierOf(r.Address)
	switch r.Reason {
	case mime.ReasonUserUnknown, mime.ReasonHostUnknown, mime.ReasonMoved, mime.ReasonSyntax:
		return "宛先のアドレスが見つかりません。つづりを確かめてください。昔の携帯アドレスは、機種変更で使えなくなっていることがあります。" + otherWay
	case mime.ReasonFiltered, mime.ReasonRejected:
		if carrier != "" {
			return "お客様の受信拒否設定（" + carrier + "の迷惑メール対策）で拒否されました。送り直しても届きません。" + otherWay +
				"そのとき、店舗のメールのドメイン（@ より後ろ）を受信できるように設定してもらってください。"
		}
		return "相手の受信拒否設定などで拒否されました。送り直しても届かないことが多いです。" + otherWay
	case mime.ReasonMailboxFull:
		return "お客様のメールボックスがいっぱいです。日をおいて送り直すか、" + otherWay
	case mime.ReasonSuspended:
		return "お客様のメールアドレスは、いま使われていません。" + otherWay
	case mime.ReasonTooBig:
		return "メールが大きすぎて受け取られませんでした。添付ファイルを減らすか小さくして、送り直してください。"
	case mime.ReasonSpam, mime.ReasonBlocked, mime.ReasonContent, mime.ReasonPolicy, mime.ReasonVirus, mime.ReasonSecurity, mime.ReasonNoRelay:
		return "相手のメールサーバーが、迷惑メールの対策などで受け取りませんでした。" + otherWay + "続くときは、メールの管理者に相談してください。"
	case mime.ReasonExpired, mime.ReasonNetwork, mime.ReasonSystem, mime.ReasonMailer, mime.ReasonNotAccept:
		return "相手のメールサーバーにつながらず、送り直しの期限が過ぎました。アドレスを確かめて送り直すか、" + otherWay
	}
	return "メールが届きませんでした。下の知らせを読んで、宛先を確かめてください。" + otherWay
}
