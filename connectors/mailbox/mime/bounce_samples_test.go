package mime

import (
	"strings"
	"testing"
)

// machine is a report with the parts of RFC 3464: what a person reads, what a
// program reads, and the lost mail or its head.
func machine(from, subject, text, status, returnedType string, returned ...string) []byte {
	return letterOf("Return-Path: <>", "From: "+from, "To: shop@shop.example", "Subject: "+subject, "MIME-Version: 1.0",
		`Content-Type: multipart/report; report-type=delivery-status; boundary="=b"`, "", "--=b", "Content-Type: text/plain; charset=utf-8", "", text,
		"--=b", "Content-Type: message/delivery-status", "", status, "--=b", "Content-Type: "+returnedType, "", strings.Join(returned, "\r\n"), "--=b--")
}

// plainReport is what mail systems write that know no RFC 3464.
func plainReport(from, subject string, lines ...string) []byte {
	return letterOf(append([]string{"Return-Path: <>", "From: " + from, "To: shop@shop.example", "Subject: " + subject, "Content-Type: text/plain; charset=utf-8", ""}, lines...)...)
}

var lostHead = []string{"Return-Path: <shop@shop.example>", "From: shop@shop.example", "To: lost@%", "Message-ID: <our-1@shop.example>", "Subject: =?UTF-8?B?44GU5rOo5paH44Gu5Lu2?=", ""}

// lostAt is the head of the lost mail, to a domain.
func lostAt(domain string) []string {
	out := make([]string, len(lostHead))
	for i, l := range lostHead {
		out[i] = strings.ReplaceAll(l, "%", domain)
	}
	return out
}

func linesOf(lines ...any) []string {
	var out []string
	for _, l := range lines {
		switch l := l.(type) {
		case string:
			out = append(out, l)
		case []string:
			out = append(out, l...)
		}
	}
	return out
}

// The reports of the mail systems that a Japanese shop meets. The words are
// those the systems write; names and addresses are made up.
func TestBounce_of_the_mail_systems_shops_meet(t *testing.T) {
	for name, c := range map[string]struct {
		raw     []byte
		lost    string // recipients, comma between
		delayed bool
		reason  string
		id      string // of the lost mail; "-" for none
	}{
		"Postfix, no such user": {machine("MAILER-DAEMON@mail.shop.example (Mail Delivery System)", "Undelivered Mail Returned to Sender",
			"This is the mail system at host mail.shop.example.\n\n<lost@isp.example>: host mx.isp.example[192.0.2.1] said: 550 5.1.1\n    <lost@isp.example>: Recipient address rejected: User unknown in local recipient\n    table (in reply to RCPT TO command)",
			"Reporting-MTA: dns; mail.shop.example\nX-Postfix-Queue-ID: 1A2B3C\n\nFinal-Recipient: rfc822; lost@isp.example\nOriginal-Recipient: rfc822;lost@isp.example\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.isp.example\nDiagnostic-Code: smtp; 550 5.1.1 <lost@isp.example>: Recipient address\n    rejected: User unknown in local recipient table",
			"message/rfc822", lostAt("isp.example")...), "lost@isp.example", false, ReasonUserUnknown, ""},
		"Postfix, mailbox full": {
			machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "could not be delivered",
				"Final-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 <lost@isp.example>: user is over quota", "text/rfc822-headers", lostAt("isp.example")...),
			"lost@isp.example", false, ReasonMailboxFull, "",
		},
		"Postfix, a delay": {
			machine("MAILER-DAEMON@mail.shop.example (Mail Delivery System)", "Delayed Mail (still being retried)",
				"####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.",
				"Final-Recipient: rfc822; lost@isp.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.isp.example[192.0.2.1]:25:\n    Connection timed out\nWill-Retry-Until: Fri,  6 Nov 2026 12:00:00 +0900 (JST)", "text/rfc822-headers", lostAt("isp.example")...),
			"lost@isp.example", true, ReasonNetwork, "",
		},
		"Postfix, no such domain": {
			machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
				"Final-Recipient: rfc822; lost@no-such.example\nAction: failed\nStatus: 5.4.4\nDiagnostic-Code: X-Postfix; Host or domain name not found. Name service error for\n    name=no-such.example type=AAAA: Host not found", "message/rfc822", lostAt("no-such.example")...),
			"lost@no-such.example", false, ReasonHostUnknown, "",
		},
		"Postfix, given up after days": {
			machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
				"Final-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.isp.example[192.0.2.1]:25: Connection timed out", "text/rfc822-headers", lostAt("isp.example")...),
			"lost@isp.example", false, ReasonNetwork, "",
		},
		"Postfix in Japanese": {machine("MAILER-DAEMON@sv1.sakura.example", "Undelivered Mail Returned to Sender", "あなたのメールは以下の宛先に配送できませんでした。",
			"Final-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 メールボックスが存在しません", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", false, ReasonUserUnknown, ""},
		"sendmail": {
			machine("Mail Delivery Subsystem <MAILER-DAEMON@www.sakura.example>", "Returned mail: see transcript for details",
				"The original message was received at Mon, 2 Nov 2026 10:00:00 +0900 (JST)\nfrom localhost [127.0.0.1]\n\n   ----- The following addresses had permanent fatal errors -----\n<lost@isp.example>\n    (reason: 550 5.1.1 <lost@isp.example>... User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.isp.example.:\n>>> RCPT To:<lost@isp.example>\n<<< 550 5.1.1 <lost@isp.example>... User unknown\n550 5.1.1 <lost@isp.example>... User unknown",
				"Reporting-MTA: dns; www.sakura.example\nReceived-From-MTA: DNS; localhost\nArrival-Date: Mon, 2 Nov 2026 10:00:00 +0900 (JST)\n\nFinal-Recipient: RFC822; lost@isp.example\nAction: failed\nStatus: 5.1.1\nRemote-MTA: DNS; mx.isp.example\nDiagnostic-Code: SMTP; 550 5.1.1 <lost@isp.example>... User unknown\nLast-Attempt-Date: Mon, 2 Nov 2026 10:00:01 +0900 (JST)", "text/rfc822-headers", lostAt("isp.example")...),
			"lost@isp.example", false, ReasonUserUnknown, "",
		},
		"sendmail without a machine part": {plainReport("Mail Delivery Subsystem <MAILER-DAEMON@www.sakura.example>", "Returned mail: see transcript for details", linesOf(
			"The original message was received at Mon, 2 Nov 2026 10:00:00 +0900 (JST)", "from localhost [127.0.0.1]", "",
			"   ----- The following addresses had permanent fatal errors -----", "<lost@isp.example>", "    (reason: 552 5.2.2 mailbox full)", "",
			"   ----- Transcript of session follows -----", "... while talking to mx.isp.example.:", ">>> DATA", "<<< 552 5.2.2 mailbox full", "554 5.0.0 Service unavailable", "",
			"   ----- Original message follows -----", "", lostAt("isp.example"))...), "lost@isp.example", false, ReasonMailboxFull, ""},
		"sendmail, a warning": {machine("Mail Delivery Subsystem <MAILER-DAEMON@www.sakura.example>", "Warning: could not send message for past 4 hours",
			"    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n   ----- Transcript of session follows -----\n451 isp.example: Name server timeout\nWarning: message still undelivered after 4 hours\nWill keep trying until message is 5 days old",
			"Final-Recipient: RFC822; lost@isp.example\nAction: delayed\nStatus: 4.4.3\nWill-Retry-Until: Sat, 7 Nov 2026 10:00:00 +0900 (JST)", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", true, ReasonNetwork, ""},
		"sendmail in Japanese": {
			plainReport("メール配信サブシステム <MAILER-DAEMON@www.sakura.example>", "返送されたメール: 詳細は記録を参照", linesOf(
				"   ----- 以下のアドレスは致命的なエラーになりました -----", "<lost@isp.example>", "    (理由: 550 5.1.1 User unknown)", "", "   ----- Original message follows -----", "", lostAt("isp.example"))...),
			"lost@isp.example", false, ReasonUserUnknown, "",
		},
		"qmail, no such user": {
			plainReport("MAILER-DAEMON@mail.shop.example", "failure notice", linesOf(
				"Hi. This is the qmail-send program at mail.shop.example.", "I'm afraid I wasn't able to deliver your message to the following addresses.", "This is a permanent error; I've given up. Sorry it didn't work out.", "",
				"<lost@isp.example>:", "192.0.2.1 does not like recipient.", "Remote host said: 550 5.1.1 <lost@isp.example> User unknown", "Giving up on 192.0.2.1.", "", "--- Below this line is a copy of the message.", "", lostAt("isp.example"))...),
			"lost@isp.example", false, ReasonUserUnknown, "",
		},
		"qmail, two recipients": {
			plainReport("MAILER-DAEMON@mail.shop.example", "failure notice", linesOf(
				"Hi. This is the qmail-send program at mail.shop.example.", "", "<lost@isp.example>:", "Sorry, no mailbox here by that name. (#5.1.1)", "", "<full@isp.example>:", "user is over quota (#5.2.2)", "", "--- Below this line is a copy of the message.", "", lostAt("isp.example"))...),
			"lost@isp.example,full@isp.example", false, ReasonUserUnknown, "",
		},
		"qmail, no such host": {
			plainReport("MAILER-DAEMON@mail.shop.example", "failure notice", linesOf(
				"<lost@no-such.example>:", "Sorry, I couldn't find any host named no-such.example. (#5.1.2)", "", "--- Below this line is a copy of the message.", "", lostAt("no-such.example"))...),
			"lost@no-such.example", false, ReasonHostUnknown, "",
		},
		"qmail, queue lifetime over": {
			plainReport("MAILER-DAEMON@mail.shop.example", "failure notice", linesOf(
				"<lost@isp.example>:", "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)", "I'm not going to try again; this message has been in the queue too long.", "", "--- Below this line is a copy of the message.", "", lostAt("isp.example"))...),
			"lost@isp.example", false, ReasonExpired, "",
		},
		"Microsoft 365, no such user": {
			machine("Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@shop.onmicrosoft.example>", "配信不能: ご注文の件",
				"lost@isp.example への配信に失敗しました。\n受信者のメール システムで受信者のメール アドレスが見つかりませんでした。",
				"Reporting-MTA: dns;TY2PR01.prod.outlook.example\n\nFinal-Recipient: rfc822;lost@isp.example\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient lost@isp.example not found by SMTP address lookup", "message/rfc822", lostAt("isp.example")...),
			"lost@isp.example", false, ReasonUserUnknown, "",
		},
		"Microsoft 365, refused sender": {machine("postmaster@shop.onmicrosoft.example", "Undeliverable: order", "x",
			"Final-Recipient: rfc822;lost@isp.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp;550 5.7.1 Message rejected as spam by Content Filtering.", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", false, ReasonSpam, ""},
		"Microsoft 365, a delay": {machine("postmaster@shop.onmicrosoft.example", "配信が遅れています: ご注文の件", "x",
			"Final-Recipient: rfc822;lost@isp.example\nAction: delayed\nStatus: 4.4.7\nDiagnostic-Code: smtp;450 4.4.317 Cannot connect to remote server", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", true, ReasonExpired, ""},
		"Exchange without a machine part": {
			plainReport("System Administrator <postmaster@office.example>", "Undeliverable: order", linesOf(
				"Your message did not reach some or all of the intended recipients.", "", "      Subject:\torder", "      Sent:\t2026/11/02 10:00", "", "The following recipient(s) could not be reached:", "",
				"      lost@isp.example on 2026/11/02 10:01", "            The e-mail account does not exist at the organization this message was sent to.", "            <mx.isp.example #5.1.1>")...),
			"lost@isp.example", false, ReasonUserUnknown, "-",
		},
		"Gmail, no such user": {machine("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)",
			"** アドレスが見つかりません **\n\nlost@gmail.example が見つからないか、メールを受信できないため、メッセージは配信されませんでした。",
			"Reporting-MTA: dns; googlemail.example\nArrival-Date: Mon, 02 Nov 2026 10:00:00 -0800 (PST)\nX-Original-Message-ID: <our-1@shop.example>\n\nFinal-Recipient: rfc822; lost@gmail.example\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; gmail-smtp-in.example. (192.0.2.1, the server for the domain gmail.example.)\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\n 550-5.1.1 double-checking the recipient's email address for typos or\n 550 5.1.1 unnecessary spaces.",
			"message/rfc822", lostAt("gmail.example")...), "lost@gmail.example", false, ReasonUserUnknown, ""},
		"Gmail, mailbox full": {machine("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", "受信トレイがいっぱいです",
			"X-Original-Message-ID: <our-1@shop.example>\n\nFinal-Recipient: rfc822; lost@gmail.example\nAction: failed\nStatus: 4.2.2\nDiagnostic-Code: smtp; 452-4.2.2 The recipient's inbox is out of storage space.", "text/rfc822-headers", "Subject: x"), "lost@gmail.example", false, ReasonMailboxFull, ""},
		"Gmail, a delay": {machine("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Delay)", "** 配信未完了 **\n\nGmail は引き続き 47 時間再試行を続けます。",
			"Final-Recipient: rfc822; lost@isp.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; The recipient server did not accept our requests to connect.", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", true, ReasonNetwork, ""},
		"Gmail, refused by policy": {machine("Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)", "Message blocked",
			"Final-Recipient: rfc822; lost@gmail.example\nAction: failed\nStatus: 5.7.26\nDiagnostic-Code: smtp; 550-5.7.26 Your email has been blocked because the sender is unauthenticated.", "message/rfc822", lostAt("gmail.example")...), "lost@gmail.example", false, ReasonSecurity, ""},
		"Exim": {
			letterOf(linesOf("Return-path: <>", "From: Mail Delivery System <Mailer-Daemon@sv1.host.example>", "To: shop@shop.example", "X-Failed-Recipients: lost@isp.example", "Auto-Submitted: auto-replied",
				"Subject: Mail delivery failed: returning message to sender", "", "This message was created automatically by mail delivery software.", "", "A message that you sent could not be delivered to one or more of its", "recipients. This is a permanent error. The following address(es) failed:", "",
				"  lost@isp.example", "    host mx.isp.example [192.0.2.1]", "    SMTP error from remote mail server after RCPT TO:<lost@isp.example>:", "    550 5.1.1 <lost@isp.example> User doesn't exist", "", "------ This is a copy of the message, including all the headers. ------", "", lostAt("isp.example"))...),
			"lost@isp.example", false, ReasonUserUnknown, "",
		},
		"Exim, retry timeout": {
			plainReport("Mail Delivery System <Mailer-Daemon@sv1.host.example>", "Mail delivery failed: returning message to sender", linesOf(
				"A message that you sent could not be delivered to one or more of its recipients.", "", "  lost@isp.example", "    retry timeout exceeded", "", "------ This is a copy of the message, including all the headers. ------", "", lostAt("isp.example"))...),
			"lost@isp.example", false, ReasonExpired, "",
		},
		"Exim, a delay": {
			plainReport("Mail Delivery System <Mailer-Daemon@sv1.host.example>", "Warning: message 1abcDE-0001-AA delayed 24 hours", linesOf(
				"This message was created automatically by mail delivery software.", "A message that you sent has not yet been delivered to one or more of its", "recipients after more than 24 hours on the queue on sv1.host.example.", "", "The message identifier is:     1abcDE-0001-AA", "The subject of the message is: order", "", "The address to which the message has not yet been delivered is:", "", "  lost@isp.example", "", "No action is required on your part. Delivery attempts will continue for", "some time, and this warning may be repeated at intervals.")...),
			"lost@isp.example", true, ReasonOnHold, "-",
		},
		"docomo, no such user": {machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
			"Final-Recipient: rfc822; lost@docomo.ne.jp\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; mfsmax.docomo.ne.jp\nDiagnostic-Code: smtp; 550 Unknown user lost@docomo.ne.jp (in reply to RCPT TO command)", "message/rfc822", lostAt("docomo.ne.jp")...), "lost@docomo.ne.jp", false, ReasonUserUnknown, ""},
		"docomo, the customer refuses the domain": {machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender",
			"<lost@docomo.ne.jp>: host mfsmax.docomo.ne.jp[192.0.2.1] said: 550 Unknown user lost@docomo.ne.jp (in reply to end of DATA command)",
			"Final-Recipient: rfc822; lost@docomo.ne.jp\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; mfsmax.docomo.ne.jp\nDiagnostic-Code: smtp; 550 Unknown user lost@docomo.ne.jp", "message/rfc822", lostAt("docomo.ne.jp")...), "lost@docomo.ne.jp", false, ReasonRejected, ""},
		"docomo's own letter": {plainReport("postmaster@docomo.ne.jp", "Mail System Error - Returned Mail", linesOf(
			"このメールは、あなたが送信したメールが宛先不明等の理由により届かなかったことをお知らせするものです。", "", "下記の宛先へのメールは受信拒否設定により配信できませんでした。", "", "<lost@docomo.ne.jp>", "", "----- Original message follows -----", "", lostAt("docomo.ne.jp"))...), "lost@docomo.ne.jp", false, ReasonFiltered, ""},
		"au, no such user": {plainReport("Postmaster@ezweb.ne.jp", "Mail System Error - Returned Mail", linesOf(
			"次のあて先へのメッセージはエラーのため送信できませんでした。", "送信先メールアドレスが見つからないか、送信先メールサーバの事由により送信できませんでした。", "メールアドレスをご確認の上、再送信してください。", "", "<lost@ezweb.ne.jp>", "", "Message-ID: <our-1@shop.example>")...), "lost@ezweb.ne.jp", false, ReasonUserUnknown, ""},
		"au, domain filter": {plainReport("Postmaster@au.com", "Mail System Error - Returned Mail", linesOf(
			"The user(s) account is temporarily over quota.", "", "<lost@au.com>", "", lostAt("au.com"))...), "lost@au.com", false, ReasonMailboxFull, ""},
		"au, each recipient rejected": {plainReport("Postmaster@ezweb.ne.jp", "Mail System Error - Returned Mail", linesOf(
			"Each of the following recipients was rejected by a remote", "mail server.  The reasons given by the server are included to help", "you determine why each recipient was rejected.", "", "    Recipient: <lost@ezweb.ne.jp>", "    Reason:    <lost@ezweb.ne.jp>... User Unknown", "", lostAt("ezweb.ne.jp"))...), "lost@ezweb.ne.jp", false, ReasonFiltered, ""},
		"SoftBank, no such user": {machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
			"Final-Recipient: rfc822; lost@softbank.ne.jp\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Invalid recipient: <lost@softbank.ne.jp>", "message/rfc822", lostAt("softbank.ne.jp")...), "lost@softbank.ne.jp", false, ReasonUserUnknown, ""},
		"SoftBank, refused": {machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
			"Final-Recipient: rfc822; lost@i.softbank.jp\nAction: failed\nStatus: 5.2.0\nDiagnostic-Code: smtp; 550 5.2.0 Message rejected due to recipient preferences", "message/rfc822", lostAt("i.softbank.jp")...), "lost@i.softbank.jp", false, ReasonFiltered, ""},
		"biglobe": {plainReport("postmaster@biglobe.example", "Returned mail: User unknown", linesOf(
			"   ----- The following addresses had delivery problems -----", "********@isp.example", "", "   ----- Non-delivered information -----", "The number of messages in recipient's mailbox exceeded the local limit.", "", "<lost@isp.example>", "", lostAt("isp.example"))...), "lost@isp.example", false, ReasonMailboxFull, ""},
		"nifty": {plainReport("MAILER-DAEMON@nifty.example", "Delivery Failure Report / 配信不能のお知らせ", linesOf(
			"お客様の送信されたメールは、下記の理由により配信できませんでした。", "", "宛先: <lost@isp.example>", "理由: 550 5.1.1 User unknown", "", "--------", "", lostAt("isp.example"))...), "lost@isp.example", false, ReasonUserUnknown, ""},
		"ocn": {plainReport("mailer-daemon@ocn.example", "メールエラー通知", linesOf(
			"以下の宛先にメールを配信できませんでした。", "", "lost@isp.example", "", "原因: メールボックスの容量を超過しています。", "", "------- 元のメール -------", lostAt("isp.example"))...), "lost@isp.example", false, ReasonMailboxFull, ""},
		"m-FILTER": {plainReport("postmaster@office.example", "ERR: ご注文の件 配信エラー", linesOf(
			"メールの送信に失敗しました。", "", "-------server message", "550 5.1.1 unknown user <lost@isp.example>", "-------original message", lostAt("isp.example"))...), "lost@isp.example", false, ReasonUserUnknown, ""},
		"courier": {machine("\"Courier mail server at sv1.sakura.example\" <@>", "NOTICE: mail delivery status.",
			"UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<lost@isp.example>:\n    mx.isp.example [192.0.2.1]:\n>>> RCPT TO:<lost@isp.example>\n<<< 550 User unknown.",
			"Reporting-MTA: dns; sv1.sakura.example\nArrival-Date: Mon, 02 Nov 2026 10:00:00 +0900\nReceived-From-MTA: dns; localhost\n\nFinal-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; mx.isp.example [192.0.2.1]\nDiagnostic-Code: smtp; 550 User unknown.", "text/rfc822-headers", lostAt("isp.example")...), "lost@isp.example", false, ReasonUserUnknown, ""},
		"xserver": {machine("Mail Delivery System <MAILER-DAEMON@sv1.xserver.example>", "Undelivered Mail Returned to Sender", "x",
			"Final-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.spamcop.example", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", false, ReasonBlocked, ""},
		"content refused": {machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
			"Final-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 5.6.0\nDiagnostic-Code: smtp; 554 5.6.0 Message content rejected", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", false, ReasonContent, ""},
		"an attachment too big": {machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
			"Final-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 5.3.4\nDiagnostic-Code: smtp; 552 5.3.4 Message size exceeds fixed limit", "message/rfc822", lostAt("isp.example")...), "lost@isp.example", false, ReasonTooBig, ""},
		"addresses with dots at odd places": {machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
			"Final-Recipient: rfc822; foo..bar.@docomo.ne.jp\nAction: failed\nStatus: 5.1.1", "text/rfc822-headers", lostAt("docomo.ne.jp")...), "foo..bar.@docomo.ne.jp", false, ReasonUserUnknown, ""},
		"three recipients, one alive": {
			machine("MAILER-DAEMON@mail.shop.example", "Undelivered Mail Returned to Sender", "x",
				"Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; lost@isp.example\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; b@isp.example\nAction: delivered\nStatus: 2.1.5\n\nFinal-Recipient: rfc822; c@isp.example\nAction: delayed\nStatus: 4.2.2", "message/rfc822", lostAt("isp.example")...),
			"lost@isp.example,b@isp.example,c@isp.example", false, ReasonUserUnknown, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := Parse(c.raw)
			if m.Kind != KindBounce || m.Bounce == nil {
				t.Fatalf("kind %q", m.Kind)
			}
			var got []string
			for _, r := range m.Bounce.Recipients {
				got = append(got, r.Address)
			}
			if strings.Join(got, ",") != c.lost {
				t.Fatalf("recipients %q, want %q", got, c.lost)
			}
			want := "our-1@shop.example"
			if c.id != "" {
				want = ""
			}
			if m.Bounce.MessageID != want {
				t.Errorf("the lost mail is %q", m.Bounce.MessageID)
			}
			if r := m.Bounce.Recipients[0]; r.Delayed() != c.delayed || r.Reason != c.reason {
				t.Errorf("%+v, want reason %s, delayed %v", r, c.reason, c.delayed)
			}
		})
	}
}
