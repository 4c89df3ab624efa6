package folder

import (
	"encoding/json"
	"net/mail"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

const (
	maxFilesOut = 20
	maxReplyID  = 300
	replyPrefix = "reply-"
)

// outgoing is a reply as a file.
type outgoing struct {
	name     string
	data     []byte
	remoteID string
}

// isMail: a thread of mails is answered by a mail, any other by JSON. InRef does
// not tell them apart: it may be the Message-ID of an earlier reply of ours.
func isMail(r connectors.Reply) bool { return !strings.HasPrefix(r.Thread, namedThread) }

// replyName is the same at every attempt and on every computer, and no system
// refuses it. Nothing of the customer stands in it.
func replyName(r connectors.Reply) string {
	name := replyPrefix + hash(r.MailID)
	if isMail(r) {
		return name + ".eml"
	}
	return name + ".json"
}

func isReplyName(name string) bool { return strings.HasPrefix(name, replyPrefix) }

func replyRemoteID(thread, id string) string { return thread + "/" + id }

// Check says what keeps a reply from being written as a mail.
func (a *account) Check(r connectors.Reply) []connectors.Problem {
	if !isMail(r) {
		return nil
	}
	var all []connectors.Problem
	if a.set.address == "" {
		all = append(all, connectors.Problem{Code: "no_sender", Text: "返信の差出人のアドレスが入っていません。接続の設定で「返信の差出人のアドレス」を入れてください。"})
	}
	if len(recipients(r)) == 0 {
		all = append(all, connectors.Problem{Code: "no_recipient", Text: "お客様のメールアドレスが分かりません。電話など別の方法で連絡してください。"})
	}
	return all
}

func recipients(r connectors.Reply) (out []mime.Address) {
	for _, p := range r.To {
		if a, err := mail.ParseAddress(p.Address); err == nil || mime.WireAddress(p.Address) != "" && strings.Contains(p.Address, "@") {
			to := p.Address
			if err == nil {
				to = a.Address
			}
			out = append(out, mime.Address{Name: oneLine(p.Name), Address: to})
		}
	}
	return out
}

// write makes the file of a reply.
func (a *account) write(r connectors.Reply, now time.Time) (outgoing, error) {
	if problems := a.Check(r); len(problems) > 0 {
		return outgoing{}, &connectors.Error{Reason: connectors.Rejected, Code: problems[0].Code, Text: problems[0].Text}
	}
	if r.MailID == "" || len(r.MailID) > maxReplyID {
		return outgoing{}, &connectors.Error{Reason: connectors.Rejected, Code: "no_mail_id", Text: "返信に番号が付いていません。返信は書き出していません。もう一度送り直してください。"}
	}
	if isMail(r) {
		return a.writeMail(r, now), nil
	}
	return a.writeJSON(r, now)
}

func (a *account) writeMail(r connectors.Reply, now time.Time) outgoing {
	refs := slices.Clone(r.Refs)
	if r.InRef != "" && !slices.Contains(refs, r.InRef) {
		refs = append(refs, r.InRef)
	}
	o := mime.Outgoing{
		From: mime.Address{Name: a.set.name, Address: a.set.address}, To: recipients(r), Subject: oneLine(r.Subject), Text: r.Text,
		Date: now, MessageID: r.MailID, InReplyTo: r.InRef, References: refs,
	}
	for _, f := range r.Files {
		o.Attachments = append(o.Attachments, mime.Attachment{Name: f.Name, Type: f.Type, Data: f.Data, Size: len(f.Data)})
	}
	raw := mime.Build(o)
	return outgoing{name: replyName(r), data: raw, remoteID: mailRemoteID(r.MailID, raw)}
}

func mailRemoteID(id string, raw []byte) string { return id + "#" + connectors.BodyMark(raw) }

func (a *account) writeJSON(r connectors.Reply, now time.Time) (outgoing, error) {
	y := jsonReply{
		ID: r.MailID, Thread: strings.TrimPrefix(r.Thread, namedThread), Date: now.UTC().Format(time.RFC3339), Subject: r.Subject,
		Order: r.Order, From: jsonPerson{Name: a.set.name, Address: a.set.address}, To: []jsonPerson{}, Text: r.Text,
	}
	for _, p := range r.To {
		y.To = append(y.To, jsonPerson{Name: p.Name, Kana: p.Kana, Address: p.Address, Phone: p.Phone})
	}
	for _, f := range r.Files {
		y.Attachments = append(y.Attachments, jsonAttachment{Name: mime.SafeName(f.Name), Type: f.Type, Data: f.Data})
	}
	v := version
	data, err := json.MarshalIndent(jsonFile{Version: &v, Reply: &y}, "", "  ")
	if err != nil {
		return outgoing{}, &connectors.Error{Reason: connectors.Rejected, Code: "reply_unwritable", Err: err}
	}
	return outgoing{name: replyName(r), data: append(data, '\n'), remoteID: replyRemoteID(r.Thread, oneLine(r.MailID))}, nil
}
