package mime

import (
	"strings"
	"testing"
)

// Mail systems that are met now and then, most of them without a machine part. An
// unknown user of whom it is not said at which step may be a filter in disguise.
func TestBounce_of_rare_mail_systems(t *testing.T) {
	const lost = "lost@isp.example"
	head := strings.Join(lostAt("isp.example"), "\n")
	for name, c := range map[string]struct {
		from, subject, text string
		reason              string
		status              string
	}{
		"Domino": {
			"Postmaster@office.example", "DELIVERY FAILURE: User lost (lost@isp.example) not listed in Domino Directory",
			"Your message\n\n  Subject: order\n\nwas not delivered to:\n\n  " + lost + "\n\nbecause:\n\n  User lost (lost@isp.example) not listed in Domino Directory", ReasonUserUnknown, "",
		},
		"Exchange 2003": {
			"System Administrator <postmaster@office.example>", "Undeliverable: order",
			"Your message\n\n  To:      lost\n  Subject: order\n  Sent:    Mon, 2 Nov 2026 10:00:00 +0900\n\ndid not reach the following recipient(s):\n\n" + lost + " on Mon, 2 Nov 2026 10:00:01 +0900\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=jp;a= ;p=x", ReasonUserUnknown, "",
		},
		"IMail":                          {"Mail Administrator <Postmaster@mail.office.example>", "Undeliverable Mail", "Unknown user: " + lost + "\n\nOriginal message follows.\n\n" + head, ReasonUserUnknown, ""},
		"IMail, full":                    {"Mail Administrator <Postmaster@mail.office.example>", "Undeliverable Mail", "User mailbox exceeds allowed size: " + lost + "\n\nOriginal message follows.\n\n" + head, ReasonMailboxFull, ""},
		"MailFoundry":                    {"MAILER-DAEMON@gate.example", "Message delivery has failed", "Unable to deliver message to: <" + lost + ">\nDelivery failed for the following reason:\nServer mx.isp.example[192.0.2.1] failed with: 550 <" + lost + "> No such user here\n\nThis has been a permanent failure.  No further delivery attempts will be made.", ReasonFiltered, ""},
		"MailMarshal":                    {"postmaster@gate.example", `Undeliverable Mail: "order"`, "Your message:\n   From:    shop@shop.example\n   Subject: order\n\nCould not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n    " + lost + "\n", ReasonUserUnknown, "5.1.1"},
		"Apache James":                   {"postmaster@james.example", "Re: order", "Hi. This is the James mail server at james.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.  Below\nI include the list of recipients and the reason why I was unable to deliver\nyour message.\n\nError message below:\n550 - Requested action not taken: no such user here\n\nMessage details:\n  Subject: order\n  MAIL FROM: shop@shop.example\n  RCPT TO: " + lost, ReasonUserUnknown, ""},
		"OpenSMTPD":                      {"Mailer Daemon <MAILER-DAEMON@smtpd.example>", "Delivery status notification", "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\n" + lost + ": 550 5.2.2 <" + lost + ">... Mailbox Full\n\n    Below is a copy of the original message:\n\n" + head, ReasonMailboxFull, "5.2.2"},
		"DragonFly":                      {"MAILER-DAEMON <>", "Mail delivery failed", "This is the DragonFly Mail Agent at df.example.\n\nThere was an error delivering your mail to <" + lost + ">.\n\nmx.isp.example [192.0.2.1] did not like our RCPT TO:\n550 5.1.1 <" + lost + ">... User unknown\n\nMessage headers follow.\n\n" + head, ReasonUserUnknown, "5.1.1"},
		"Messaging Server":               {"Internet Mail Delivery <postmaster@ims.example>", "Delivery Notification: Delivery has failed", "This report relates to a message you sent with the following header fields:\n\n  Message-id: <our-1@shop.example>\n  Date: Mon, 02 Nov 2026 10:00:00 +0900\n  From: shop@shop.example\n  To: " + lost + "\n  Subject: order\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: " + lost + "\n  Reason: Remote SMTP server has rejected address\n  Diagnostic code: smtp;550 5.1.1 <" + lost + ">... User Unknown", ReasonUserUnknown, "5.1.1"},
		"SurfControl":                    {"postmaster@gate.example", "Message could not be delivered", "Your message could not be sent.\nA transcript of the attempts to send the message follows.\nThe number of attempts made: 1\nAddressed To: " + lost + "\n\nMon 02 Nov 2026 10:00:00 +0900\nFailed to send to identified host,\n" + lost + ": [192.0.2.1], 550 " + lost + "... No such user\n--- Message non-deliverable.", ReasonFiltered, ""},
		"old sendmail":                   {"Mail Delivery Subsystem <MAILER-DAEMON@old.example>", "Returned mail: User unknown", "   ----- Transcript of session follows -----\nWhile talking to mx.isp.example:\n>>> RCPT To:<" + lost + ">\n<<< 550 <" + lost + ">, User Unknown\n550 <" + lost + ">... User unknown\n\n   ----- Unsent message follows -----\n" + head, ReasonUserUnknown, ""},
		"GMX":                            {"Mail Delivery System <mailer-daemon@gmx.example>", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error. The following address\nfailed:\n\n\"" + lost + "\":\nSMTP error from remote server after RCPT command:\nhost: mx.isp.example\n5.1.1 <" + lost + ">... User Unknown\n\n\n--- The header of the original message is following. ---\n\n" + head, ReasonUserUnknown, "5.1.1"},
		"a web mailer":                   {"MAILER-DAEMON@web.example", "There was an error sending your mail", "We had trouble delivering your message. Full details follow:\n\nSubject: 'order'\nDate: 'Mon, 02 Nov 2026 10:00:00 +0900'\n\n1 error(s):\n\nSMTP Server <mx.isp.example> rejected recipient <" + lost + ">\n  (Error following RCPT command). It responded as follows: [550 5.1.1 User unknown]", ReasonUserUnknown, "5.1.1"},
		"a portal":                       {"MAILER-DAEMON@portal.example", "Delivery failure", "Message from portal.example.\nUnable to deliver message to the following address(es).\n\n<" + lost + ">:\nThis user doesn't have a portal.example account (" + lost + ") [0]\n\n--- Original message follows.\n\n" + head, ReasonUserUnknown, ""},
		"Zoho":                           {"mailer-daemon@mail.zoho.example", "Undelivered Mail Returned to Sender", "This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\n" + lost + " Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <" + lost + ">... User Unknown\n\nReceived:from mail.zoho.example\n" + head, ReasonUserUnknown, "5.1.1"},
		"KDDI":                           {"no-reply@app.auone-net.example", "Mail System Error - Returned Mail", "Your mail sent on: Mon, 2 Nov 2026 10:00:00 +0900\n        Could not be delivered to: <" + lost + ">\n        As their mailbox is full.\n\n" + head, ReasonMailboxFull, ""},
		"another name of a full mailbox": {"MAILER-DAEMON@mail.office.example", "配信エラー", "次の宛先に配信できませんでした。\n\n  " + lost + "\n\n理由：受信者のメールボックスに空き容量がありません。", ReasonMailboxFull, ""},
		"a gateway for spam":             {"postmaster@gate.example", "配信不能", "以下のメールは迷惑メールと判定されたため配信できませんでした。\n宛先: <" + lost + ">", ReasonSpam, ""},
		"a domain that is gone":          {"postmaster@gate.example", "配信不能通知", "以下の宛先へのメールはドメインが存在しないため配信できませんでした。\n宛先: <" + lost + ">", ReasonHostUnknown, ""},
		"too large, in Japanese":         {"postmaster@gate.example", "未配達通知", "メールのサイズが上限を超えているため、配信できませんでした。\n宛先: <" + lost + ">", ReasonTooBig, ""},
		"a suspended account":            {"postmaster@gate.example", "未配達のお知らせ", "ご指定のメールアドレスは利用停止中のため配信できませんでした。\n宛先: <" + lost + ">", ReasonSuspended, ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := Parse(plainReport(c.from, c.subject, strings.Split(c.text, "\n")...))
			if m.Kind != KindBounce || m.Bounce == nil {
				t.Fatalf("kind %q", m.Kind)
			}
			b := m.Bounce
			if len(b.Recipients) != 1 || b.Recipients[0].Address != lost || b.Recipients[0].Reason != c.reason || b.Recipients[0].Status != c.status || b.Recipients[0].Delayed() {
				t.Errorf("%+v, want %s %s", b.Recipients, c.reason, c.status)
			}
			if strings.Contains(c.text, "our-1@") && b.MessageID != "our-1@shop.example" {
				t.Errorf("the lost mail is %q", b.MessageID)
			}
		})
	}
}
