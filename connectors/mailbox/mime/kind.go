package mime

import (
	"regexp"
	"strings"

	"madoguchi/connectors/sieve"
)

// classify tells what kind of mail it is, by structure and sender; words of the
// body alone never decide, so that a customer may quote a bounce.
func (m *Mail) classify(r *reader) {
	switch {
	case m.isComplaint(r):
		m.Kind = KindComplaint
		m.Bounce = m.readComplaint(r)
	case m.isBounce(r):
		m.Bounce = m.readBounce(r)
		m.Kind = KindBounce
		if m.Bounce.delivered() {
			m.Kind, m.Bounce = KindAuto, nil // a receipt that all went well
		}
	case m.isAuto(r):
		m.Kind = KindAuto
	case m.isNotice():
		m.Kind = KindNotice
	}
}

func (m *Mail) reportType() string {
	ctype, p := mediaType(m.Header.contentType())
	if ctype != "multipart/report" {
		return ""
	}
	return strings.ToLower(p.get("report-type"))
}

// isComplaint recognises abuse reports (RFC 5965) and Hotmail's own form.
func (m *Mail) isComplaint(r *reader) bool {
	if m.reportType() == "feedback-report" || len(r.feedback) > 0 {
		return true
	}
	return strings.HasPrefix(strings.ToLower(m.Subject), "complaint about message from") && r.returned != nil
}

var daemonNames = regexp.MustCompile(`^(mailer?daemon|poo?stmaster|maildelivery(sub)?system|mailsystem|mailadmin(istrator)?|systemadministrator|sysadmin|bounces?)$`)

var compact = strings.NewReplacer(".", "", "_", "", "-", "")

// isDaemon tells whether an address is a mail system's, with the dots and dashes
// that some put into MAILER-DAEMON.
func isDaemon(addr string) bool {
	local, _, _ := strings.Cut(strings.ToLower(addr), "@")
	return daemonNames.MatchString(compact.Replace(local))
}

var (
	bounceSubject = regexp.MustCompile(`(?i)^(\W*)(undelivered mail|undeliver(ed|able)\b|undeliverable|returned mail|delivery status notification|delivery (has )?fail|failure notice|failed mail|mail (system error|delivery (failed|failure|error))|mail failure|message (could not be|not) deliver|delivery notification|warning: (could not send|message)|non[- ]?deliver|nondeliverable|mail undeliverable|email delivery error|delivery error|delivery report|delivery status|delivery problem|mail could not be delivered|message undeliverable|there was an error sending|notice: mail delivery|\[?bounce\b|undelivered|returned to sender|宛先不明|配信不能|配信エラー|配達不能|配信できません|メールエラー通知|送信エラー|メール送信エラー|未配達|エラーメール|送信できませんでした|配送エラー|配信失敗)`)
	bounceWords   = regexp.MustCompile(`(?i)could not be delivered|couldn'?t be delivered|wasn'?t able to deliver|unable to deliver|was undeliverable|not able to be\s+delivered|delivery (to the following|has failed|failed)|fatal errors|delivery problems|failure reasons|user unknown|unknown user|mailbox is full|over quota|returned message|rejected by a remote|account is disabled|配信できません|送信できません|配信不能|配送できません|届けることができません|見つかりませんでした|メールボックスが一杯|メールボックスがいっぱい`)
)

// The subjects in the form that is asked for every mail.
var (
	bounceSubjects = sieve.New(bounceSubject)
	autoSubjects   = sieve.New(autoSubject)
)

// isBounce looks for a delivery report (RFC 3464, 6522) or what Japanese
// carriers and gateways send instead of one.
func (m *Mail) isBounce(r *reader) bool {
	t := m.reportType()
	if strings.Contains(t, "disposition-notification") || r.types["message/disposition-notification"] {
		return false
	}
	if strings.Contains(t, "delivery-status") || len(r.status) > 0 {
		return true
	}
	daemon := len(m.From) > 0 && isDaemon(m.From[0].Address)
	empty := m.emptyReturnPath()
	subject := bounceSubjects.MatchString(m.Subject)
	failed := m.Header.Has("X-Failed-Recipients")
	switch {
	case daemon:
		return empty || failed || subject || m.speaksOfLoss()
	case empty:
		return failed || subject || (r.returned != nil || strings.Contains(m.Text, "<")) && m.speaksOfLoss()
	}
	return subject && (failed || m.looksReturned(r))
}

// speaksOfLoss looks through the words of a report. Most mails are never asked.
func (m *Mail) speaksOfLoss() bool {
	return bounceWords.MatchString(notification(m.Text)) && !m.autoReplied()
}

var quotedLine = regexp.MustCompile(`(?m)^[ \t]*(?:>|＞|\| ).*$`)

// looksReturned decides where neither the sender nor the structure does: a copy
// of a mail, and in front of it words about an address that is not the writer's.
// What a person quotes does not count.
func (m *Mail) looksReturned(r *reader) bool {
	if len(m.InReplyTo) > 0 || m.autoReplied() || r.returned == nil && !copyMark.MatchString(m.Text[:min(len(m.Text), 64<<10)]) {
		return false
	}
	said := quotedLine.ReplaceAllString(notification(m.Text), "")
	return bounceWords.MatchString(said) && len(m.textRecipients(said)) > 0
}

// emptyReturnPath tells that the mail must not be answered (RFC 5321 §4.5.5).
// Some servers write their own name where nothing belongs.
func (m *Mail) emptyReturnPath() bool {
	if !m.Header.Has("Return-Path") {
		return false
	}
	p := strings.Trim(m.Header.Raw("Return-Path"), "<> \"")
	local, _, _ := strings.Cut(strings.ToLower(p), "@")
	return p == "" || compact.Replace(local) == "mailerdaemon"
}

var autoSubject = regexp.MustCompile(`(?i)^\W*(auto(matic|matisch)?[- ]?(re(ply|sponse|spond)|generated)|autoreply|auto:|out of (the )?office|vacation|abwesen|automatische antwort|r(é|e)ponse automatique|自動応答|自動返信|自動送信|不在通知|不在のお知らせ|不在連絡|休暇|開封済み|既読|read:|開封確認)`)

// autoReplied recognises answers that a program gave: vacation and receipts.
func (m *Mail) autoReplied() bool {
	h := m.Header
	sub := strings.ToLower(h.Raw("Auto-Submitted"))
	prec := strings.ToLower(strings.TrimSpace(h.Raw("Precedence")))
	return strings.HasPrefix(sub, "auto-replied") || prec == "auto_reply" || prec == "auto-reply" || prec == "vacation" || h.Has("X-Apple-Action") ||
		h.Has("X-Autoreply") || h.Has("X-Autorespond") || h.Has("X-Autoresponder") || h.Has("X-Auto-Reply-From") ||
		strings.EqualFold(h.Raw("X-Auto-Response-Suppress"), "All") && m.InReplyTo != nil ||
		strings.EqualFold(h.Raw("Delivered-To"), "autoresponder") ||
		autoSubjects.MatchString(m.Subject)
}

// isAuto recognises mail that no person wrote: answers by a program, receipts,
// lists and mass mail. A contact form writes such mail too, but puts the
// customer into Reply-To: that is an inquiry.
func (m *Mail) isAuto(r *reader) bool {
	if m.autoReplied() || r.types["message/disposition-notification"] || strings.Contains(m.reportType(), "disposition-notification") {
		return true
	}
	if m.repliesToSomebodyElse() {
		return false
	}
	h := m.Header
	sub := strings.ToLower(strings.TrimSpace(h.Raw("Auto-Submitted")))
	prec := strings.ToLower(strings.TrimSpace(h.Raw("Precedence")))
	return sub != "" && !strings.HasPrefix(sub, "no") ||
		prec == "bulk" || prec == "junk" || prec == "list" ||
		h.Has("List-Id") || h.Has("List-Unsubscribe")
}

func (m *Mail) repliesToSomebodyElse() bool {
	if len(m.ReplyTo) == 0 || len(m.From) == 0 || m.Header.Has("List-Id") {
		return false
	}
	a := strings.ToLower(m.ReplyTo[0].Address)
	return a != "" && a != strings.ToLower(m.From[0].Address) && domainOf(a) != domainOf(m.From[0].Address) && !isNoReply(a)
}

var noReply = regexp.MustCompile(`^(no|do-?not|donot)[-_.]?reply|^noreply|^mailer-?daemon$|^postmaster$|^bounces?\b`)

func isNoReply(addr string) bool {
	local, _, _ := strings.Cut(strings.ToLower(addr), "@")
	return noReply.MatchString(local)
}

func domainOf(addr string) string {
	_, d, _ := strings.Cut(strings.ToLower(addr), "@")
	return d
}

// malls are domains from which only the mall itself writes. A leading dot means
// sub-domains only: plain yahoo.co.jp is everybody's mailbox.
var malls = []string{
	"rakuten.co.jp", ".rakuten.co.jp", "rakuten.ne.jp", ".rakuten.ne.jp", "mail.yahoo.co.jp", ".shopping.yahoo.co.jp", "shopping.yahoo.co.jp",
	".store.yahoo.co.jp", "amazon.co.jp", ".amazon.co.jp", "mercari-shops.com", ".mercari-shops.com", "kuronekoyamato.co.jp",
	".kuronekoyamato.co.jp", "sagawa-exp.co.jp", ".sagawa-exp.co.jp", "japanpost.jp", ".japanpost.jp", "wowma.jp", ".wowma.jp", "qoo10.jp", ".qoo10.jp",
}

// isNotice recognises letters of a mall or a parcel service to the shop. A mail
// whose sender failed the check stays an ordinary one: it may be a fraud, and a
// person must see it.
func (m *Mail) isNotice() bool {
	if len(m.From) == 0 || m.Auth == "fail" {
		return false
	}
	d := domainOf(m.From[0].Address)
	if isMasked(d) {
		return false
	}
	for _, mall := range malls {
		if d == mall || mall[0] == '.' && strings.HasSuffix(d, mall) {
			return true
		}
	}
	return false
}

// isMasked tells that a customer writes behind a mall's masked address.
func isMasked(domain string) bool {
	return domain == "fw.rakuten.ne.jp" || strings.HasSuffix(domain, ".fw.rakuten.ne.jp") || domain == "marketplace.amazon.co.jp"
}
