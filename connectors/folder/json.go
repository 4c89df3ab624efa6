package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"madoguchi/connectors"
)

const (
	maxThread   = 200 // bytes of a thread's name, which goes back in the reply
	maxEntries  = 50_000
	maxAttached = 100 << 20 // of all attachments of a file
	maxFilesIn  = 100       // of one message
)

// source says where a JSON file lies.
type source struct {
	at     time.Time // stands for a message's time that nobody gave
	out    bool      // it lies among the replies
	beside func(name string) ([]byte, error)
}

// readJSON reads a file of the schema. A damaged entry costs no other. cutOff says
// that the file looks as if its end were missing.
func readJSON(data []byte, from source) (c content, cutOff bool) {
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	var f jsonFile
	if err := json.Unmarshal(data, &f); err != nil {
		c.why, cutOff = wrongJSON(data, err)
		return c, cutOff
	}
	switch {
	case f.Version == nil:
		c.why = "窓口の JSON ではありません（madoguchi という項目がありません）。"
		return c, false
	case *f.Version != version:
		c.why = fmt.Sprintf("JSON の版が %d です。この窓口が読めるのは %d です。", *f.Version, version)
		return c, false
	}
	r := jsonReader{source: from, left: maxAttached}
	if from.out {
		if f.Reply != nil {
			c.inquiries = r.sent(*f.Reply)
		}
		return c, false
	}
	r.entries(f)
	oldestFirst(r.content.inquiries)
	return r.content, r.missing
}

// wrongJSON words what is wrong with the file as a whole.
func wrongJSON(data []byte, err error) (why string, cutOff bool) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "中身が空です。", true
	}
	var syntax *json.SyntaxError
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &syntax) {
		at := len(data)
		if syntax != nil {
			at = min(int(syntax.Offset), at)
		}
		return fmt.Sprintf("JSON として読めません（%d 行目）。", 1+bytes.Count(data[:at], []byte("\n"))), true
	}
	return "JSON の形が決まりと違います（inquiries と orders は一覧です）。", false
}

type jsonReader struct {
	source
	content
	left    int  // bytes of attachments that may still come
	missing bool // a file that is named does not lie there yet
}

func (r *jsonReader) entries(f jsonFile) {
	if len(f.Inquiries)+len(f.Orders) > maxEntries {
		r.bad(fmt.Sprintf("件数が多すぎます（%d 件まで）。分けて置いてください。", maxEntries))
		return
	}
	for i, raw := range f.Inquiries {
		if q, why := r.inquiry(raw); why != "" {
			r.bad(fmt.Sprintf("%d 件目の問い合わせ：%s", i+1, why))
		} else {
			r.inquiries = append(r.inquiries, q)
		}
	}
	for i, raw := range f.Orders {
		if o, why := readOrder(raw); why != "" {
			r.bad(fmt.Sprintf("%d 件目の注文：%s", i+1, why))
		} else {
			r.orders = append(r.orders, o)
		}
	}
}

// bad keeps the first reason: it is the one to begin with.
func (r *jsonReader) bad(why string) {
	if r.why == "" {
		r.why = why
	}
}

func (r *jsonReader) inquiry(raw json.RawMessage) (connectors.Inquiry, string) {
	var q jsonInquiry
	if json.Unmarshal(raw, &q) != nil {
		return connectors.Inquiry{}, "項目の形が決まりと違います。"
	}
	thread := oneLine(q.Thread)
	switch {
	case thread == "":
		return connectors.Inquiry{}, "会話の番号（thread）がありません。"
	case len(thread) > maxThread:
		return connectors.Inquiry{}, "会話の番号（thread）が長すぎます。"
	case len(q.Messages) == 0:
		return connectors.Inquiry{}, "メッセージ（messages）がありません。"
	}
	out := connectors.Inquiry{
		RemoteID: namedThread + thread, Subject: oneLine(q.Subject), Order: oneLine(q.Order), Category: oneLine(q.Category),
		URL: webURL(q.URL), Answered: q.Answered, Done: q.Done, Customer: person(q.Customer),
		Item: connectors.Item{Code: oneLine(q.Item.Code), Name: oneLine(q.Item.Name), URL: webURL(q.Item.URL)},
		Raw:  withoutData(q),
	}
	for i, m := range q.Messages {
		msg, why := r.message(thread, m, out.Customer)
		if why != "" {
			return connectors.Inquiry{}, fmt.Sprintf("%d 通目：%s", i+1, why)
		}
		out.Messages = append(out.Messages, msg)
	}
	if out.Customer == (connectors.Person{}) {
		out.Customer = firstWriter(out.Messages)
	}
	return out, ""
}

// withoutData is the entry as it is kept: the files in it are kept beside it.
func withoutData(q jsonInquiry) []byte {
	q.Messages = slices.Clone(q.Messages)
	for i := range q.Messages {
		q.Messages[i].Attachments = slices.Clone(q.Messages[i].Attachments)
		for k := range q.Messages[i].Attachments {
			q.Messages[i].Attachments[k].Data = nil
		}
	}
	b, err := json.Marshal(q)
	if err != nil { // strings only
		panic(err)
	}
	return b
}

func (r *jsonReader) message(thread string, m jsonMessage, customer connectors.Person) (connectors.Message, string) {
	out := connectors.Message{Author: oneLine(m.Name), Address: oneLine(m.Address), Text: lines(m.Text), SentAt: r.at.UTC()}
	switch m.From {
	case "customer":
		out.Direction = connectors.In
		if out.Author == "" && out.Address == "" {
			out.Author, out.Address = customer.Name, customer.Address
		}
	case "shop":
		out.Direction = connectors.Out
	case "":
		out.Direction = connectors.Unknown
	default:
		return out, "書いた人（from）は customer か shop です。"
	}
	at, ok := readDate(m.Date)
	switch {
	case ok:
		out.SentAt = at
	case m.Date != "":
		return out, "日時（date）が読めません。2026-11-22T10:30:00+09:00 のように書いてください。"
	}
	if out.Text == "" && len(m.Attachments) == 0 {
		return out, "本文（text）がありません。"
	}
	r.attach(&out, m.Attachments)
	id := oneLine(m.ID)
	if id == "" || len(id) > maxThread {
		id = "#" + hash(m.Date, string(out.Direction), out.Author, out.Address, out.Text, names(m.Attachments))
	}
	out.RemoteID = namedThread + thread + "/" + id
	return out, ""
}

func names(all []jsonAttachment) string {
	var list []string
	for _, a := range all {
		list = append(list, a.Name, a.File, hash(string(a.Data)))
	}
	return hash(list...)
}

func (r *jsonReader) attach(m *connectors.Message, all []jsonAttachment) {
	for i, a := range all {
		if i == maxFilesIn {
			m.Warnings = append(m.Warnings, fmt.Sprintf("添付が多すぎるため、%d 個までを取り込みました。", maxFilesIn))
			return
		}
		f := connectors.Attachment{Name: oneLine(a.Name), Type: oneLine(a.Type), Data: a.Data}
		if f.Name == "" {
			f.Name = oneLine(a.File)
		}
		if a.Data == nil && a.File != "" {
			data, err := r.beside(a.File)
			r.missing = r.missing || errors.Is(err, fs.ErrNotExist) || errors.Is(err, errChanged)
			if err != nil {
				m.Warnings = append(m.Warnings, "添付「"+shown(f.Name)+"」が JSON と同じ場所に見つからないか、読めませんでした。")
			}
			f.Data = data
		}
		if len(f.Data) > maxFile || len(f.Data) > r.left {
			m.Warnings = append(m.Warnings, "添付「"+shown(f.Name)+"」は大きすぎるため取り込みませんでした。")
			f.Data = nil
		}
		f.Size = int64(len(f.Data))
		r.left -= len(f.Data)
		m.Attachments = append(m.Attachments, f)
	}
}

// sent reads a reply of ours where it lies in out/.
func (r *jsonReader) sent(y jsonReply) []connectors.Inquiry {
	thread, id := oneLine(y.Thread), oneLine(y.ID)
	if thread == "" || id == "" || len(thread) > maxThread || len(id) > maxReplyID {
		return nil
	}
	msg := connectors.Message{
		RemoteID: replyRemoteID(namedThread+thread, id), Direction: connectors.Out, Author: oneLine(y.From.Name),
		Address: oneLine(y.From.Address), Text: lines(y.Text), SentAt: r.at.UTC(),
	}
	if at, ok := readDate(y.Date); ok {
		msg.SentAt = at
	}
	for _, p := range y.To {
		msg.To = append(msg.To, person(p))
	}
	r.attach(&msg, y.Attachments)
	// The subject of a reply is not the inquiry's: that keeps its own.
	return []connectors.Inquiry{{RemoteID: namedThread + thread, Messages: []connectors.Message{msg}}}
}
