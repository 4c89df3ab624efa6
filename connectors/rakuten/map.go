package rakuten

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"

	"madoguchi/connectors"
)

// ours turns one thread into an inquiry of the desk, and says what about it
// could not be read. raw is kept as it is. starter wrote the first message where
// the type says that the shop opened the thread.
func ours(q inquiry, raw []byte, starter connectors.Direction) (connectors.Inquiry, []connectors.Notice) {
	out := connectors.Inquiry{
		RemoteID: q.Number.String(),
		Subject:  subject(q),
		Customer: connectors.Person{Name: q.UserName.String(), Address: q.MaskedMail.String()},
		Order:    strings.TrimSpace(q.Order.String()),
		Item:     item(q),
		Category: q.Category.String(),
		Gift:     q.GiftUser == giftReceiver,
		Done:     bool(q.Completed),
		Seen:     bool(q.Read),
		Raw:      bytes.Clone(raw),
	}
	if out.Done {
		out.DoneAs = "完了" // R-Messe knows no reasons
	}
	if out.Category == "" {
		out.Category = q.Type.String()
	}
	out.Messages = []connectors.Message{first(q, starter)}
	var notices []connectors.Notice
	for _, b := range q.Replies {
		m, note := later(q, b)
		if note.Code != "" {
			notices = append(notices, note)
		}
		if m.RemoteID != "" {
			out.Messages = append(out.Messages, m)
		}
	}
	return out, notices
}

// firstSuffix makes the id of the post that opened a thread; replies have #r
// and their number.
const firstSuffix = "#0"

// first is the post that opened the thread. It has no id of its own, and only
// the type says who wrote it.
func first(q inquiry, starter connectors.Direction) connectors.Message {
	m := connectors.Message{
		RemoteID: q.Number.String() + firstSuffix, Direction: connectors.In, Author: q.UserName.String(),
		Kind: connectors.Normal,
	}
	if q.Type == typeFromShop && starter == connectors.Out {
		m.Direction, m.Author = connectors.Out, ""
	} else {
		m.Address = q.MaskedMail.String()
	}
	fill(&m, q.Message, q.Registered, q.Deleted, q.Attachments)
	if m.SentAt.IsZero() {
		m.SentAt = readTime(q.Updated.String())
		m.Warnings = append(m.Warnings, "日時を読み取れませんでした。")
	}
	return m
}

func later(q inquiry, raw []byte) (connectors.Message, connectors.Notice) {
	r, ok := readReply(raw)
	if !ok {
		return connectors.Message{}, connectors.Notice{
			Code: "unreadable_reply",
			Text: "問い合わせ " + q.Number.String() + " に読み取れない返信があります。R-Messe の画面で確かめてください。",
		}
	}
	m := connectors.Message{RemoteID: fmt.Sprintf("%s#r%d", q.Number, r.ID.value), Kind: connectors.Normal}
	var note connectors.Notice
	switch r.From {
	case fromMerchant:
		m.Direction = connectors.Out
	case fromUser:
		m.Direction, m.Author, m.Address = connectors.In, q.UserName.String(), q.MaskedMail.String()
	default:
		m.Direction, m.Author = connectors.Unknown, r.From.String()
		note = connectors.Notice{
			Code: "unknown_author",
			Text: "問い合わせ " + q.Number.String() + " に書いた人の分からない返信があります。R-Messe の画面で確かめてください。",
		}
	}
	fill(&m, r.Message, r.Registered, r.Deleted, r.Attachments)
	if m.SentAt.IsZero() {
		m.SentAt = readTime(q.Registered.String())
		m.Warnings = append(m.Warnings, "日時を読み取れませんでした。")
	}
	return m, note
}

func fill(m *connectors.Message, message, at text, deleted boolean, files []attachment) {
	m.SentAt = readTime(at.String())
	m.Deleted = bool(deleted)
	if m.Deleted {
		return // the mall took text and files back; whatever is left over is not shown
	}
	m.Text = message.String()
	for _, f := range files {
		if f.Path == "" && f.Label == "" {
			continue
		}
		m.Attachments = append(m.Attachments, connectors.Attachment{
			Name: f.Label.String(), Type: typeOf(f.Label.String()), Ref: f.ref(),
		})
	}
}

// subject is made up: the mall has none. The article says most; without one
// their own words for the matter do.
func subject(q inquiry) string {
	name, about := strings.TrimSpace(q.ItemName.String()), q.Category.String()
	if about == "" {
		about = q.Type.String()
	}
	switch {
	case name != "" && name != shopTopPage && about != "":
		return name + "（" + about + "）"
	case name != "" && name != shopTopPage:
		return name
	case q.Category != "" && q.Type != "":
		return about + "（" + q.Type.String() + "）"
	case about != "":
		return about
	}
	return "問い合わせ"
}

func item(q inquiry) connectors.Item {
	if q.ItemName == shopTopPage {
		return connectors.Item{}
	}
	i := connectors.Item{Code: q.ItemNumber.String(), Name: q.ItemName.String()}
	if u := q.ItemURL.String(); strings.HasPrefix(u, "/") && !strings.HasPrefix(u, "//") {
		i.URL = "https://item.rakuten.co.jp" + u
	}
	return i
}

// typeOf does not ask the system: on Windows any program may have changed what
// an ending means.
func typeOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png":
		return "image/png"
	case ".gif":
		return "image/gif"
	case ".pdf":
		return "application/pdf"
	}
	return ""
}

// fileRef is what a file is fetched by, packed into Attachment.Ref.
type fileRef struct {
	Path  string `json:"p"`
	Label string `json:"l"`
}

func (a attachment) ref() string {
	b, err := json.Marshal(fileRef{a.Path.String(), a.Label.String()})
	if err != nil { // two strings always encode
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func readRef(ref string) (fileRef, bool) {
	var f fileRef
	b, err := base64.RawURLEncoding.DecodeString(ref)
	if err != nil || json.Unmarshal(b, &f) != nil {
		return f, false
	}
	return f, f.Path != ""
}

// openedAt is when the thread began, as far as it can be told.
func openedAt(q connectors.Inquiry) time.Time {
	if len(q.Messages) == 0 {
		return time.Time{}
	}
	return q.Messages[0].SentAt
}
