package app

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox/mime"
	"madoguchi/store"
)

// inquiry writes everything of one case into a folder of its own.
func (e *evidence) inquiry(t Thread) error {
	if e.outside {
		t.Messages = withoutOurs(t.Messages)
	}
	folder := fmt.Sprintf("問い合わせ-%d", t.Inquiry.ID)
	newest := newestOf(t)
	e.at = moment(newest)
	q, err := e.desk.store.Inquiry(e.ctx, t.Inquiry.ID)
	if err != nil {
		return err
	}
	pdf, err := e.desk.casePDF(e.ctx, t, e.outside, jst.Of(newest))
	if err != nil {
		return err
	}
	if _, err := e.add(folder+"/記録.pdf", "問い合わせの記録", bytes.NewReader(pdf)); err != nil {
		return err
	}
	if q.Raw != "" {
		if err := e.blob(q.Raw, e.free(folder, "モールの問い合わせ"+e.kindOf(q.Raw)), "モールから届いたままの問い合わせ"); err != nil {
			return err
		}
	}
	if err := e.ordersOf(folder, t); err != nil {
		return err
	}
	if err := e.messagesOf(folder, t, q.Raw != ""); err != nil {
		return err
	}
	return e.timelineOf(folder, t)
}

func withoutOurs(all []Message) []Message {
	var out []Message
	for _, m := range all {
		if !ours(m.Direction) {
			out = append(out, m)
		}
	}
	return out
}

// newestOf is the last moment that the case itself knows. That it was looked at or
// taken out is no part of it: the same case gives the same file.
func newestOf(t Thread) int64 {
	newest := int64(0)
	for _, m := range t.Messages {
		newest = max(newest, m.SentAt)
	}
	for _, ev := range t.Events {
		if eventText(ev) != "" {
			newest = max(newest, ev.At)
		}
	}
	return newest
}

// free is a name for a file in a folder that no other has, also where capitals
// are not told apart, as on Windows.
func (e *evidence) free(folder, name string) string {
	name = mime.SafeName(name)
	ext := path.Ext(name)
	for n := 1; ; n++ {
		one := name
		if n > 1 {
			one = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
		}
		full := folder + "/" + one
		if key := strings.ToLower(full); !e.names[key] {
			e.names[key] = true
			return full
		}
	}
}

// kindOf is the ending for raw bytes: what the malls send is JSON or XML.
func (e *evidence) kindOf(sha string) string {
	data, err := e.desk.store.Blob(sha)
	data = bytes.TrimSpace(data)
	switch {
	case err != nil || len(data) == 0:
		return ".bin"
	case data[0] == '{', data[0] == '[':
		return ".json"
	case data[0] == '<':
		return ".xml"
	}
	return ".eml"
}

func (e *evidence) ordersOf(folder string, t Thread) error {
	for _, o := range t.Orders {
		kept, err := e.desk.store.Order(e.ctx, o.ID)
		if err != nil {
			return err
		}
		what := "届いたままの注文 " + kept.Number
		if kept.Raw == "" {
			if err := e.miss(folder+"/注文-"+mime.SafeName(kept.Number), what, "届いたままの形では保管していません。内容は「記録.pdf」にあります"); err != nil {
				return err
			}
			continue
		}
		if err := e.blob(kept.Raw, e.free(folder, "注文-"+kept.Number+e.kindOf(kept.Raw)), what); err != nil {
			return err
		}
	}
	return nil
}

func (e *evidence) messagesOf(folder string, t Thread, mall bool) error {
	number := 1
	for i, m := range t.Messages {
		e.at = moment(m.SentAt)
		kept, err := e.desk.store.MessageByID(e.ctx, m.ID)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%03d-%s-%s", i+1, jst.Of(m.SentAt).Format("20060102-1504"), sideNames[m.Direction])
		switch {
		case kept.Raw != "":
			err = e.blob(kept.Raw, e.free(folder+"/メッセージ", name+e.kindOf(kept.Raw)), fmt.Sprintf("届いたままのメッセージ %d", i+1))
		case !mall && !ours(m.Direction):
			err = e.miss(folder+"/メッセージ/"+name, fmt.Sprintf("届いたままのメッセージ %d", i+1), "届いたままの形では保管していません。本文は「経過.json」にあります")
		}
		if err != nil {
			return err
		}
		for _, f := range m.Files {
			if err := e.attachment(folder, number, f); err != nil {
				return err
			}
			number++
		}
	}
	return nil
}

func (e *evidence) attachment(folder string, number int, f File) error {
	what := fmt.Sprintf("添付 %d", number)
	name := fmt.Sprintf("%03d-%s", number, f.Name)
	if f.State != store.FileStored {
		return e.miss(folder+"/添付/"+mime.SafeName(name), what, map[string]string{
			store.FilePending: "まだ受け取っていません", store.FileGone: "相手のサーバーに残っていません", store.FileExpired: expiredWords,
		}[f.State])
	}
	return e.blob(f.SHA256, e.free(folder+"/添付", name), what)
}

// step is one line of what happened, in 経過.json.
type step struct {
	At          string   `json:"at"`
	Kind        string   `json:"kind"` // message, or the word of the event
	Direction   string   `json:"direction"`
	Who         string   `json:"who"`
	Subject     string   `json:"subject"`
	Text        string   `json:"text"`
	Attachments []string `json:"attachments"`
	RemoteID    string   `json:"remote_id"`
}

// steps are messages and events in the order in which they happened.
func (e *evidence) steps(t Thread) []step {
	var out []step
	events := t.Events
	if e.outside {
		events = nil
	}
	put := func(until int64) {
		for len(events) > 0 && events[0].At < until {
			if text := eventText(events[0]); text != "" {
				out = append(out, step{At: stampText(events[0].At), Kind: events[0].Kind, Who: cmp.Or(events[0].By, "窓口"), Text: text, Attachments: []string{}})
			}
			events = events[1:]
		}
	}
	for _, m := range t.Messages {
		put(m.SentAt)
		s := step{At: stampText(m.SentAt), Kind: "message", Direction: m.Direction, Who: m.Author, Subject: m.Subject, Text: m.Text, Attachments: []string{}, RemoteID: m.RemoteID}
		for _, f := range m.Files {
			s.Attachments = append(s.Attachments, f.Name)
		}
		out = append(out, s)
	}
	put(1 << 62)
	return out
}

func stampText(ms int64) string { return jst.Of(ms).Format(time.RFC3339) }

func (e *evidence) timelineOf(folder string, t Thread) error {
	e.at = moment(newestOf(t))
	steps := e.steps(t)
	data, err := json.MarshalIndent(map[string]any{"inquiry": t.Inquiry.ID, "subject": t.Inquiry.Subject, "steps": steps}, "", "  ")
	if err != nil {
		return err
	}
	if _, err := e.add(folder+"/経過.json", "経過（機械で読む形）", bytes.NewReader(data)); err != nil {
		return err
	}
	_, err = e.add(folder+"/経過.csv", "経過（表計算ソフト用）", bytes.NewReader(stepsCSV(steps)))
	return err
}

// stepsCSV is for Excel, which takes a file for UTF-8 only by its first three
// bytes and wants its own line ends.
func stepsCSV(steps []step) []byte {
	b := bytes.NewBufferString("\uFEFF")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	rows := [][]string{{"番号", "日時", "種類", "誰が", "件名", "内容", "添付", "相手側の番号"}}
	for i, s := range steps {
		kind := "出来事"
		if s.Kind == "message" {
			kind = cmp.Or(sideNames[s.Direction], sideNames["unknown"])
		}
		at, _ := time.Parse(time.RFC3339, s.At)
		rows = append(rows, []string{
			fmt.Sprint(i + 1), jst.In(at).Format("2006/01/02 15:04:05"), kind, harmless(s.Who), harmless(s.Subject), harmless(s.Text),
			harmless(strings.Join(s.Attachments, "、")), harmless(s.RemoteID),
		})
	}
	_ = w.WriteAll(rows) // a buffer does not fail
	return b.Bytes()
}

// harmless keeps a customer's text from being computed by a spreadsheet; the JSON
// has it letter for letter.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
