package app

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"madoguchi/app/safehtml"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox/scam"
	"madoguchi/store"
)

// Thread returns one inquiry with everything beside it: no second call is
// needed to answer it.
func (d *Desk) Thread(ctx context.Context, in ID) (Thread, error) {
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return Thread{}, err
	}
	t := Thread{
		Inquiry: d.row(q.InquiryRow), Version: q.Version, Address: q.Address, Category: q.Category,
		Item:   connectors.Item{Code: q.ItemCode, Name: q.ItemName, URL: q.ItemURL},
		Public: q.Public, Gift: q.Gift, RemoteDone: q.RemoteDone, RemoteURL: q.RemoteURL, Suggested: q.TemplateID,
		Phone: store.ByPhone(q.RemoteID), About: d.about(q),
		SeenID: q.SeenID, NewestID: q.NewestID, Rules: d.spec(q.Kind).Rules,
		Marks: marksOf(d.spec(q.Kind)), RemoteReason: q.DoneAs,
	}
	for _, part := range []func(context.Context, store.Inquiry, *Thread) error{
		d.threadMessages, d.threadOrders, d.threadCustomer, d.threadHistory, d.threadReply, d.threadJoins, d.threadCare, d.threadCharset,
		d.threadNotes, d.threadTracks, d.threadApproval,
	} {
		if err := part(ctx, q, &t); err != nil {
			return Thread{}, err
		}
	}
	return t, nil
}

func (d *Desk) threadMessages(ctx context.Context, q store.Inquiry, t *Thread) error {
	messages, err := d.store.Messages(ctx, q.ID)
	if err != nil {
		return err
	}
	bounces, err := d.store.Bounces(ctx, q.ID)
	if err != nil {
		return err
	}
	models, err := d.store.ModelsIn(ctx, q.ID)
	if err != nil {
		return err
	}
	t.Messages = make([]Message, 0, len(messages))
	for _, m := range messages {
		one := d.message(m, q)
		one.Mine = d.changeable(ctx, m)
		one.ModelNote, one.Model = models[m.ID]
		t.Messages = append(t.Messages, one)
	}
	for i, m := range t.Messages {
		t.Messages[i].Bounce = bounceOut(bounces[m.ID])
	}
	return nil
}

func bounceOut(b store.Bounce) Bounce {
	out := Bounce{Report: b.Report, About: b.About, At: b.At, Address: b.Address, Reason: b.Reason, Text: b.Text}
	switch {
	case b.Report == 0:
	case b.Failed:
		out.State = "failed"
	default:
		out.State = "delayed"
	}
	return out
}

func (d *Desk) message(m store.Message, q store.Inquiry) Message {
	out := Message{
		ID: m.ID, RemoteID: m.RemoteID, Direction: m.Direction, Kind: cmp.Or(m.Kind, connectors.Normal),
		Author: m.Author, Address: m.Address, SentAt: m.SentAt, Subject: m.Subject, Text: m.Text,
		Deleted: m.Deleted, Warnings: orEmpty(m.Warnings), HasRaw: m.Raw != "" || q.Raw != "", OutboxID: m.OutboxID,
		Files: make([]File, 0, len(m.Files)), Folds: []Fold{}, JoinedBy: m.JoinedBy,
		Cues:     slices.Concat([]connectors.Cue{}, m.Cues),
		EditedAt: m.EditedAt, Mentions: []Named{}, Talk: Talk(m.Talk),
		Elsewhere: q.Mail && m.Direction == string(connectors.Out) && m.OutboxID == 0,
	}
	out.Mall = mallOf(m)
	withoutCard(&out)
	if foldable(m.Direction) {
		out.Folds = folds(out.Text)
	}
	for _, f := range m.Files {
		out.Files = append(out.Files, fileOf(f, m.Cues))
	}
	if m.HTML != "" && out.Text == m.Text {
		out.HTML = safehtml.Clean(m.HTML, func(cid string) string { return d.picture(m.Files, cid) })
	}
	out.HTML, out.Links = withoutLinks(out.HTML, m.Text)
	return out
}

func file(f store.File) File {
	return File{
		ID: f.ID, Name: plainName(f.Name), Type: f.Type, Size: f.Size, SHA256: f.SHA256, State: f.State, ExpiredAt: f.ExpiredAt,
		Image: f.State == store.FileStored && pictureType(f.Type), Inline: f.Inline,
		Mail: f.State == store.FileStored && isMail(f.Type), Danger: scam.Danger(f.Name, false),
	}
}

// fileOf is a file of a message whose marks of a fraud are known: that an archive
// is locked was seen when the mail came.
func fileOf(f store.File, cues []connectors.Cue) File {
	out := file(f)
	out.Danger = scam.Danger(f.Name, slices.ContainsFunc(cues, func(c connectors.Cue) bool { return c.Code == "file_locked" }))
	return out
}

// pictureType tells whether a browser may show the file: raster pictures only,
// because an SVG can hold a script.
func pictureType(t string) bool {
	switch t {
	case "image/png", "image/jpeg", "image/gif", "image/webp":
		return true
	}
	return false
}

// maxPicture is the largest picture that is shown inside a mail.
const maxPicture = 2 << 20

// picture gives an inline picture of the mail itself as a data: address. The
// frame that shows the mail may load nothing else.
func (d *Desk) picture(files []store.File, cid string) string {
	for _, f := range files {
		if f.CID == "" || f.CID != cid || !pictureType(f.Type) || f.Size > maxPicture || f.State != store.FileStored {
			continue
		}
		data, err := d.store.Blob(f.SHA256)
		if err != nil {
			return ""
		}
		return "data:" + f.Type + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
	return ""
}

func (d *Desk) threadOrders(ctx context.Context, q store.Inquiry, t *Thread) error {
	t.Orders = []Order{}
	links, err := d.store.Links(ctx, q.ID)
	if err != nil {
		return err
	}
	if q.OrderID != 0 {
		if err := d.putOrder(ctx, q.OrderID, q.LinkReason, true, t); err != nil {
			return err
		}
	}
	for _, l := range links {
		if l.Verdict == "also" && l.OrderID != 0 && l.OrderID != q.OrderID {
			if err := d.putOrder(ctx, l.OrderID, l.Reason, false, t); err != nil {
				return err
			}
		}
	}
	t.Links = make([]Link, 0, len(links))
	for _, l := range links {
		t.Links = append(t.Links, d.link(ctx, l))
	}
	others, err := d.store.CustomerOrders(ctx, q.ID)
	if err != nil {
		return err
	}
	shown := func(o store.OrderRow) bool {
		return slices.ContainsFunc(t.Orders, func(s Order) bool { return s.ID == o.ID })
	}
	t.OtherOrders = orderRows(slices.DeleteFunc(others, shown))
	return nil
}

// putOrder puts an order beside a conversation.
func (d *Desk) putOrder(ctx context.Context, id int64, reason string, linked bool, t *Thread) error {
	o, err := d.store.Order(ctx, id)
	if err != nil {
		return err
	}
	one, err := d.order(ctx, o, reason)
	one.Linked = linked
	t.Orders = append(t.Orders, one)
	return err
}

func (d *Desk) link(ctx context.Context, l store.Link) Link {
	out := Link{Number: l.Number, Score: l.Score, Reason: l.Reason, Reasons: orEmpty(l.Reasons), Verdict: l.Verdict, Known: l.OrderID != 0}
	if l.OrderID == 0 {
		return out
	}
	if o, err := d.store.Order(ctx, l.OrderID); err == nil {
		out.Brief = brief(o)
	}
	return out
}

// brief names an order in one line: its day, buyer and articles.
func brief(o store.Order) string {
	var items []string
	for _, l := range o.Lines {
		items = append(items, l.Name)
	}
	return strings.Join(compact(jst.In(o.OrderedAt).Format("1/2")+" 注文", o.Buyer.Name, strings.Join(items, "、")), "・")
}

func compact(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (d *Desk) threadHistory(ctx context.Context, q store.Inquiry, t *Thread) error {
	events, err := d.store.Events(ctx, q.ID)
	if err != nil {
		return err
	}
	t.Events = make([]Event, 0, len(events))
	for _, e := range events {
		t.Events = append(t.Events, Event{At: e.At, Kind: e.Kind, By: e.Name, Detail: e.Detail})
	}
	return nil
}

func (d *Desk) threadReply(ctx context.Context, q store.Inquiry, t *Thread) error {
	draft, err := d.store.Draft(ctx, q.ID)
	if err != nil {
		return err
	}
	t.Draft = draftOut(draft)
	t.Draft.ID = q.ID
	items, err := d.store.Outbox(ctx, store.OutQueued, store.OutSending, store.OutFailed, store.OutUnknown)
	if err != nil {
		return err
	}
	if store.Starting(q.RemoteID) {
		if t.Starting, err = d.store.Begun(ctx, q.ID); err != nil {
			return err
		}
	}
	t.Outbox = []OutboxItem{}
	for _, i := range items {
		if i.InquiryID == q.ID {
			t.Outbox = append(t.Outbox, d.outboxItem(i))
		}
	}
	return nil
}

// Link links an inquiry to an order; a person's choice is never overruled.
func (d *Desk) Link(ctx context.Context, in LinkChange) error {
	if strings.TrimSpace(in.Order) == "" {
		return refuse("empty", "注文番号を入れてください。")
	}
	return d.changed(in.ID, d.store.LinkOrder(ctx, actor(ctx), in.ID, strings.TrimSpace(in.Order)))
}

// AlsoOrder puts a further order beside the linked one. Drafts keep drawing on the
// linked one alone.
func (d *Desk) AlsoOrder(ctx context.Context, in LinkChange) error {
	err := d.store.AlsoOrder(ctx, actor(ctx), in.ID, in.Order)
	if errors.Is(err, store.ErrNotFound) {
		return refuse("not_found", "その番号の注文はまだ読み込んでいません。何も変えていません。番号を確かめるか、受信してからもう一度お試しください。")
	}
	return d.changed(in.ID, err)
}

// Unlink takes an order away (この注文ではない); an empty number means the one
// that is linked now.
func (d *Desk) Unlink(ctx context.Context, in LinkChange) error {
	return d.changed(in.ID, d.store.UnlinkOrder(ctx, actor(ctx), in.ID, strings.TrimSpace(in.Order)))
}

// Raw returns a message as it came, for reading.
func (d *Desk) Raw(ctx context.Context, in ID) (RawText, error) {
	_, data, err := d.RawBytes(ctx, in.ID)
	const limit = 1 << 20
	if len(data) > limit {
		data = append(data[:limit:limit], "\n…（続きは保存して開いてください）"...)
	}
	return RawText{Text: strings.ToValidUTF8(string(data), "�")}, err
}

// RawBytes returns a message byte for byte and the name to save it under.
func (d *Desk) RawBytes(ctx context.Context, id int64) (string, []byte, error) {
	m, err := d.store.MessageByID(ctx, id)
	if err != nil {
		return "", nil, err
	}
	if err := d.mayBytes(ctx, m.ID); err != nil {
		return "", nil, err
	}
	sha, name := m.Raw, fmt.Sprintf("message-%d.eml", id)
	if sha == "" {
		q, err := d.store.Inquiry(ctx, m.InquiryID)
		if err != nil {
			return "", nil, err
		}
		sha, name = q.Raw, fmt.Sprintf("inquiry-%d.json", q.ID)
	}
	if sha == "" {
		return "", nil, store.ErrNotFound
	}
	data, err := d.store.Blob(sha)
	return name, data, err
}

// FileBytes returns an attachment and what is known of it.
func (d *Desk) FileBytes(ctx context.Context, id int64) (File, []byte, error) {
	f, err := d.store.FileByID(ctx, id)
	if err != nil {
		return File{}, nil, err
	}
	if err := d.mayBytes(ctx, f.MessageID); err != nil {
		return File{}, nil, err
	}
	if f.State == store.FileExpired {
		return File{}, nil, refuse("file_expired", "この添付は"+expiredWords+"（"+jst.Of(f.ExpiredAt).Format("2006/01/02")+"）。文章と、添付の名前は残っています。")
	}
	if f.State != store.FileStored {
		return File{}, nil, refuse("file_gone", "この添付はまだ受け取っていないか、相手のサーバーに残っていません。「元のメールを見る」で確かめてください。")
	}
	data, err := d.store.Blob(f.SHA256)
	return file(f), data, err
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
