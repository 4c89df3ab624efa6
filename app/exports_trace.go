package app

import (
	"context"
	"strconv"

	"madoguchi/store"
)

// ExportTrace leads from every yen of an export to where it comes from.
type ExportTrace struct {
	Export  Export       `json:"export"`
	Entries []EntryTrace `json:"entries"`
}

// EntryTrace is the way from an entry back: to its order, its inquiry and the message that
// promised it, and to the persons who wrote and confirmed it.
type EntryTrace struct {
	EventID        string `json:"event_id"`
	Date           string `json:"date"`
	Type           string `json:"type"`
	TypeLabel      string `json:"type_label"`
	Amount         int64  `json:"amount"`
	Rows           int    `json:"rows"` // of its journal
	OrderNumber    string `json:"order_number"`
	OrderID        int64  `json:"order_id"`
	InquiryID      int64  `json:"inquiry_id"`
	MessageID      int64  `json:"message_id"` // 0: no message promised it
	MessageAt      int64  `json:"message_at"` // 0: it was erased since, or there is none
	Remote         string `json:"remote"`     // its number at the mall or in the mail
	OutboxID       int64  `json:"outbox_id"`
	RelatedEventID string `json:"related_event_id"` // what it corrects
	Reason         string `json:"reason"`
	Evidence       string `json:"evidence"`
	CreatedAt      int64  `json:"created_at"`
	CreatedBy      string `json:"created_by"`
	ConfirmedAt    int64  `json:"confirmed_at"`
	ConfirmedBy    string `json:"confirmed_by"`
}

// TraceExport follows an export back, by its number or by its batch.
func (d *Desk) TraceExport(ctx context.Context, name string) (ExportTrace, error) {
	out := ExportTrace{Entries: []EntryTrace{}}
	if err := d.May(ctx, "Exports", nil); err != nil {
		return out, err
	}
	x, err := d.exportNamed(ctx, name)
	if err != nil {
		return out, err
	}
	out.Export = exportOf(x)
	all, err := d.store.EntriesOfExport(ctx, x.ID)
	if err != nil {
		return out, err
	}
	var ids []int64
	for _, e := range all {
		if e.MessageID != 0 {
			ids = append(ids, e.MessageID)
		}
	}
	places, err := d.store.MessagePlaces(ctx, ids)
	for _, e := range all {
		out.Entries = append(out.Entries, traceOf(e, places[e.MessageID]))
	}
	return out, err
}

func (d *Desk) exportNamed(ctx context.Context, name string) (store.Export, error) {
	all, err := d.store.Exports(ctx, 0, 0)
	if err != nil {
		return store.Export{}, err
	}
	for _, x := range all {
		if x.Batch == name || strconv.FormatInt(x.ID, 10) == name {
			return x, nil
		}
	}
	return store.Export{}, refuse("export_unknown", "「"+name+"」という書き出しはありません。export list で番号を確かめてください。")
}

func traceOf(e store.Entry, m store.MessagePlace) EntryTrace {
	out := EntryTrace{
		EventID: e.EventID, Date: e.Day, Type: e.Type, TypeLabel: e.Label, Amount: e.Amount, Rows: len(e.Lines), OrderNumber: e.OrderNumber, OrderID: e.OrderID,
		InquiryID: e.InquiryID, MessageID: e.MessageID, MessageAt: m.At, Remote: m.Remote, OutboxID: e.OutboxID, RelatedEventID: e.Related, Reason: e.Reason,
		Evidence: e.Evidence, CreatedAt: e.Created.At, CreatedBy: e.Created.Name, ConfirmedAt: e.Confirmed.At, ConfirmedBy: e.Confirmed.Name,
	}
	if m.InquiryID != 0 {
		out.InquiryID = m.InquiryID
	}
	return out
}
