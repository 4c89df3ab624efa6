package command

import (
	"time"

	"madoguchi/app"
	"madoguchi/app/receipt"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// stamp is a time in JSON: RFC 3339 in Japanese time, "" for none.
func stamp(ms int64) string {
	if ms == 0 {
		return ""
	}
	return jst.Of(ms).Format(time.RFC3339)
}

// day is a time for people.
func day(ms int64) string {
	if ms == 0 {
		return "—"
	}
	return jst.Of(ms).Format("2006/01/02 15:04")
}

// inquiryRow is a row of `inquiry list --json`.
type inquiryRow struct {
	ID           int64  `json:"id"`
	Account      int64  `json:"account"`
	AccountName  string `json:"account_name"`
	Kind         string `json:"kind"`
	RemoteID     string `json:"remote_id"`
	Subject      string `json:"subject"`
	Customer     string `json:"customer"`
	State        string `json:"state"`
	Owner        string `json:"owner"`
	DueAt        string `json:"due_at"`
	LastInAt     string `json:"last_in_at"`
	LastOutAt    string `json:"last_out_at"`
	OrderNumber  string `json:"order_number"`
	LinkReason   string `json:"link_reason"`
	Unread       bool   `json:"unread"`
	MessageCount int    `json:"message_count"`
	About        string `json:"about"`
	Official     bool   `json:"official"`
	Deadline     string `json:"deadline"`

	Topic       string   `json:"topic"` // 分類; the mall's own word stands in category of inquiry show
	Tags        []string `json:"tags"`
	Care        string   `json:"care"`
	VIP         bool     `json:"vip"`
	Repeat      bool     `json:"repeat"`
	Scam        bool     `json:"scam"`
	HasFiles    bool     `json:"has_files"`
	Level       string   `json:"level"`
	DueWhy      string   `json:"due_why"`
	SnoozeUntil string   `json:"snooze_until"`
	SnoozeFor   string   `json:"snooze_for"`
	Thanks      bool     `json:"thanks"`
	Returned    bool     `json:"returned"`
}

func inquiryOf(r app.Row) inquiryRow {
	tags := make([]string, 0, len(r.Tags))
	for _, t := range r.Tags {
		tags = append(tags, t.Name)
	}
	return inquiryRow{
		ID: r.ID, Account: r.Account, AccountName: r.AccountName, Kind: r.Kind, RemoteID: r.RemoteID,
		Subject: r.Subject, Customer: r.Customer, State: r.State, Owner: r.Owner,
		DueAt: stamp(r.DueAt), LastInAt: stamp(r.LastInAt), LastOutAt: stamp(r.LastOutAt),
		OrderNumber: r.OrderNumber, LinkReason: r.LinkReason, Unread: r.Unread, MessageCount: r.MessageCount, About: r.About,
		Official: r.Official, Deadline: stamp(r.Deadline),
		Topic: r.Topic, Tags: tags, Care: r.Care, VIP: r.VIP, Repeat: r.Repeat, Scam: r.Scam, HasFiles: r.HasFiles, Level: r.Level,
		DueWhy: r.DueWhy, SnoozeUntil: stamp(r.SnoozeUntil), SnoozeFor: r.SnoozeFor, Thanks: r.Thanks, Returned: r.Returned,
	}
}

// threadOut is `inquiry show --json`.
type threadOut struct {
	inquiryRow
	Address  string       `json:"address"`
	Category string       `json:"category"`
	Public   bool         `json:"public"`
	Gift     bool         `json:"gift"`
	Messages []messageOut `json:"messages"`
	Order    *orderOut    `json:"order"`
	Further  []orderOut   `json:"further_orders"`
	Links    []app.Link   `json:"links"`
	At       *app.About   `json:"answer_at"` // where a notice's inquiry is answered
	History  []eventOut   `json:"history"`
}

type messageOut struct {
	ID          int64     `json:"id"`
	RemoteID    string    `json:"remote_id"`
	Direction   string    `json:"direction"`
	Kind        string    `json:"kind"`
	Author      string    `json:"author"`
	SentAt      string    `json:"sent_at"`
	Subject     string    `json:"subject"`
	Text        string    `json:"text"`
	HTML        string    `json:"html"`
	Deleted     bool      `json:"deleted"`
	Warnings    []string  `json:"warnings"`
	JoinedBy    string    `json:"joined_by"`
	Elsewhere   bool      `json:"elsewhere"`
	Suspicious  bool      `json:"suspicious"`
	Cues        []cueOut  `json:"cues"`
	Attachments []fileOut `json:"attachments"`
	EditedAt    string    `json:"edited_at"` // of a note its writer changed
	Mentions    []string  `json:"mentions"`  // names in a note
	Talk        *app.Talk `json:"call"`      // of a telephone memo
	Bounce      bounceOut `json:"bounce"`    // state "" when nothing came back
}

// bounceOut tells that a mail did not arrive: on the mail and on the report.
type bounceOut struct {
	State   string `json:"state"` // "", "failed", "delayed"
	Report  int64  `json:"report"`
	About   int64  `json:"about"`
	At      string `json:"at"`
	Address string `json:"address"`
	Reason  string `json:"reason"`
	Text    string `json:"text"`
}

type cueOut struct {
	Code   string `json:"code"`
	Text   string `json:"text"`
	Strong bool   `json:"strong"`
}

type fileOut struct {
	ID     int64  `json:"id"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	State  string `json:"state"`
}

type eventOut struct {
	At     string `json:"at"`
	Kind   string `json:"kind"`
	By     string `json:"by"`
	Detail string `json:"detail"`
}

func threadOf(t app.Thread) threadOut {
	out := threadOut{
		inquiryRow: inquiryOf(t.Inquiry), Address: t.Address, Category: t.Category, Public: t.Public, Gift: t.Gift,
		Messages: []messageOut{}, Links: t.Links, History: []eventOut{},
	}
	for _, m := range t.Messages {
		one := messageOut{
			ID: m.ID, RemoteID: m.RemoteID, Direction: m.Direction, Kind: m.Kind, Author: m.Author, SentAt: stamp(m.SentAt),
			Subject: m.Subject, Text: m.Text, HTML: m.HTML, Deleted: m.Deleted, Warnings: m.Warnings, Attachments: []fileOut{},
			JoinedBy: m.JoinedBy, Elsewhere: m.Elsewhere, Suspicious: m.Suspicious, Cues: []cueOut{},
		}
		for _, cue := range m.Cues {
			one.Cues = append(one.Cues, cueOut(cue))
		}
		one.Bounce = bounceOut{
			State: m.Bounce.State, Report: m.Bounce.Report, About: m.Bounce.About, At: stamp(m.Bounce.At),
			Address: m.Bounce.Address, Reason: m.Bounce.Reason, Text: m.Bounce.Text,
		}
		for _, f := range m.Files {
			one.Attachments = append(one.Attachments, fileOut{ID: f.ID, Name: f.Name, Type: f.Type, Size: f.Size, SHA256: f.SHA256, State: f.State})
		}
		one.EditedAt, one.Mentions = stamp(m.EditedAt), []string{}
		for _, n := range m.Mentions {
			one.Mentions = append(one.Mentions, n.Name)
		}
		if m.Direction == string(connectors.Call) {
			one.Talk = &m.Talk
		}
		out.Messages = append(out.Messages, one)
	}
	for _, e := range t.Events {
		out.History = append(out.History, eventOut{At: stamp(e.At), Kind: e.Kind, By: e.By, Detail: e.Detail})
	}
	if t.About.Kind != "" {
		out.At = &t.About
	}
	out.Further = []orderOut{}
	for _, o := range t.Orders {
		one := orderOf(o)
		if o.Linked {
			out.Order = &one
			continue
		}
		out.Further = append(out.Further, one)
	}
	return out
}

// orderOut is an order in JSON.
type orderOut struct {
	ID        int64               `json:"id"`
	Account   int64               `json:"account"`
	Kind      string              `json:"kind"`
	Number    string              `json:"number"`
	OrderedAt string              `json:"ordered_at"`
	Status    string              `json:"status"`
	StatusAs  string              `json:"status_as"`
	Paid      bool                `json:"paid"`
	Payment   string              `json:"payment"`
	Buyer     connectors.Person   `json:"buyer"`
	BuyerAt   connectors.Place    `json:"buyer_at"`
	Remarks   string              `json:"remarks"`
	Memo      string              `json:"memo"`
	Wish      string              `json:"wish"`
	Noshi     string              `json:"noshi"`
	Parcels   []app.Parcel        `json:"parcels"`
	Lines     []connectors.Line   `json:"lines"`
	Amounts   []connectors.Amount `json:"amounts"`
	Total     int64               `json:"total"`
	Taxes     []connectors.Tax    `json:"taxes"`
	Receipt   string              `json:"receipt"`
	URL       string              `json:"url"`
	Source    string              `json:"source"`
	ReceiptBy receipt.Advice      `json:"receipt_by"`
}

func orderOf(o app.Order) orderOut {
	f := o.Facts
	return orderOut{
		ID: o.ID, Account: o.Account, Kind: o.Kind, Number: f.Number, OrderedAt: stamp(f.OrderedAt), Status: f.Status,
		StatusAs: f.StatusAs, Paid: f.Paid, Payment: f.Payment, Buyer: f.Buyer, BuyerAt: f.BuyerAt, Remarks: f.Remarks,
		Memo: f.Memo, Wish: f.Wish, Noshi: f.Noshi, Parcels: f.Parcels, Lines: f.Lines, Amounts: f.Amounts,
		Total: f.Total, Taxes: f.Taxes, Receipt: f.Receipt, URL: f.URL, Source: f.Source, ReceiptBy: o.ReceiptBy,
	}
}

// outboxOut is an outbox item in JSON.
type outboxOut struct {
	Planned   bool   `json:"planned"`
	FollowAt  string `json:"follow_at"`
	ID        int64  `json:"id"`
	InquiryID int64  `json:"inquiry_id"`
	Account   int64  `json:"account"`
	Kind      string `json:"kind"`
	Customer  string `json:"customer"`
	Subject   string `json:"subject"`
	Text      string `json:"text"`
	State     string `json:"state"`
	Done      bool   `json:"done"`
	SendAt    string `json:"send_at"`
	SentAt    string `json:"sent_at"`
	CreatedAt string `json:"created_at"`
	Attempts  int    `json:"attempts"`
	Code      string `json:"code"`
	Reason    string `json:"reason"`
	By        string `json:"by"`
	Likely    string `json:"likely"`
	AbsentAt  string `json:"absent_at"`

	Records []recordOut `json:"records"` // what the books shall know once it has left
}

func outboxOf(i app.OutboxItem) outboxOut {
	return outboxOut{
		ID: i.ID, InquiryID: i.InquiryID, Account: i.Account, Kind: i.Kind, Customer: i.Customer, Subject: i.Subject,
		Text: i.Text, State: i.State, Done: i.Done, SendAt: stamp(i.SendAt), SentAt: stamp(i.SentAt),
		CreatedAt: stamp(i.CreatedAt), Attempts: i.Attempts, Code: i.Code, Reason: i.Reason, By: i.By,
		Likely: i.Likely, AbsentAt: stamp(i.AbsentAt), Planned: i.Planned, FollowAt: stamp(i.FollowAt),
		Records: recordsOut(i.Records),
	}
}

func outboxRows(list app.OutboxList) map[string]any {
	rows := make([]outboxOut, 0, len(list.Outbox))
	for _, i := range list.Outbox {
		rows = append(rows, outboxOf(i))
	}
	return map[string]any{"outbox": rows}
}

func problems(in []app.Problem) []app.Problem {
	if in == nil {
		return []app.Problem{}
	}
	return in
}
