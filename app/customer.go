package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/store"
)

// Customers lists customers, the newest first.
func (d *Desk) Customers(ctx context.Context, in CustomerQuery) (CustomerList, error) {
	rows, err := d.store.Customers(ctx, in.Search, in.Limit)
	list := CustomerList{Customers: make([]CustomerRow, 0, len(rows))}
	for _, r := range rows {
		list.Customers = append(list.Customers, CustomerRow(r))
	}
	return list, err
}

// CustomerByID returns a customer; one that has been merged away is the customer
// it became.
func (d *Desk) CustomerByID(ctx context.Context, in ID) (Customer, error) {
	c, err := d.store.CustomerByID(ctx, in.ID)
	if err != nil {
		return Customer{}, err
	}
	like, err := d.store.CustomersLike(ctx, c.ID)
	if err != nil {
		return Customer{}, err
	}
	out := Customer{
		ID: c.ID, Name: c.Name, Kana: c.Kana, Inquiries: c.Inquiries, Orders: c.Orders,
		FirstAt: c.FirstAt, LastAt: c.LastAt, Total: c.Total, Note: c.Note, VIP: c.VIP, Version: c.Version,
		Contacts:    make([]Contact, 0, len(c.Contacts)),
		Merged:      make([]CustomerMerge, 0, len(c.Merged)),
		Suggestions: make([]CustomerLike, 0, len(like)),
	}
	for _, k := range c.Contacts {
		out.Contacts = append(out.Contacts, Contact(k))
	}
	for _, m := range c.Merged {
		out.Merged = append(out.Merged, CustomerMerge{ID: m.ID, At: m.At, By: m.By})
	}
	for _, l := range like {
		out.Suggestions = append(out.Suggestions, CustomerLike{Customer: CustomerRow(l.CustomerRow), Reason: l.Reason})
	}
	return out, nil
}

// threadCustomer puts the customer beside a conversation.
func (d *Desk) threadCustomer(ctx context.Context, q store.Inquiry, t *Thread) error {
	t.Customer = Customer{Contacts: []Contact{}, Merged: []CustomerMerge{}, Suggestions: []CustomerLike{}}
	if q.CustomerID == 0 {
		return nil
	}
	var err error
	t.Customer, err = d.CustomerByID(ctx, ID{q.CustomerID})
	return err
}

// MergeCustomers makes one customer of two (同じお客様). SplitCustomer takes it
// back.
func (d *Desk) MergeCustomers(ctx context.Context, in MergeRequest) (CustomerMerge, error) {
	id, err := d.store.MergeCustomers(ctx, actor(ctx), in.Keep, in.Other)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return CustomerMerge{}, refuse("not_found", "そのお客様は見つかりません。何も変えていません。一覧を開き直して、もう一度選んでください。")
	case errors.Is(err, store.ErrConflict):
		return CustomerMerge{}, refuse("merged", "この 2 人は、もう同じお客様になっているか、ほかのお客様にまとめられています。何も変えていません。画面を開き直してください。")
	case err != nil:
		return CustomerMerge{}, err
	}
	d.tell(EventInquiries)
	who := actor(ctx)
	return CustomerMerge{ID: id, At: d.now().UnixMilli(), By: who.Name}, nil
}

// SplitCustomer takes a merge back.
func (d *Desk) SplitCustomer(ctx context.Context, in ID) error {
	_, err := d.store.SplitCustomer(ctx, actor(ctx), in.ID)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return refuse("not_found", "その番号でまとめた記録はありません。何も変えていません。お客様の画面で番号を確かめてください。")
	case errors.Is(err, store.ErrConflict):
		return refuse("split", "もう別々のお客様に戻っています。何も変えていません。")
	case err == nil:
		d.tell(EventInquiries)
	}
	return err
}

// KeepApart says that two customers are two persons (違う人です).
func (d *Desk) KeepApart(ctx context.Context, in MergeRequest) error {
	if err := d.store.KeepApart(ctx, actor(ctx), in.Keep, in.Other); err != nil {
		return err
	}
	d.tell(EventInquiries)
	return nil
}

// longestNote is how much may be noted about a customer.
const longestNote = 4000

// SaveCustomer saves what the shop notes about a customer.
func (d *Desk) SaveCustomer(ctx context.Context, in CustomerNote) (Customer, error) {
	in.Note = strings.TrimSpace(in.Note)
	if len([]rune(in.Note)) > longestNote {
		return Customer{}, refuse("note_long", "メモは 4,000 字までです。まだ保存していません。短くしてから、もう一度保存してください。")
	}
	if err := d.unveilNote(ctx, &in); err != nil {
		return Customer{}, err
	}
	if err := d.store.SaveCustomer(ctx, actor(ctx), store.CustomerNote(in)); err != nil {
		return Customer{}, err
	}
	d.tell(EventInquiries)
	return d.CustomerByID(ctx, ID{in.ID})
}

// unveilNote keeps the masks that somebody sees from taking the place of what they
// hide: a note that was not changed stays what it was.
func (d *Desk) unveilNote(ctx context.Context, in *CustomerNote) error {
	if !who(ctx).masked {
		return nil
	}
	old, err := d.CustomerByID(ctx, ID{in.ID})
	if err != nil {
		return err
	}
	shown, err := d.Cover(ctx, old, 0)
	if err != nil {
		return err
	}
	if shown.(Customer).Note == in.Note {
		in.Note = old.Note
		return nil
	}
	return maskedNote(in.Note)
}

// maskedNote refuses a note in which a mask stands where something is hidden.
func maskedNote(text string) error {
	if !strings.Contains(text, "＊＊") {
		return nil
	}
	return refuse("masked_text", "メモに「＊＊」が残っています。隠れている部分が消えるため、まだ保存していません。「＊＊」を消して書き直すか、店長に頼んでください。")
}

// historyPage is how many orders and inquiries of a customer come at once, and the most
// that may be asked for.
const (
	historyPage     = 50
	mostHistoryPage = 1000
)

// CustomerHistory returns a page of what a customer has ordered and asked.
func (d *Desk) CustomerHistory(ctx context.Context, in HistoryQuery) (CustomerHistory, error) {
	limit := in.Limit
	if limit < 1 {
		limit = historyPage
	}
	h, err := d.store.CustomerHistory(ctx, store.HistoryQuery{Customer: in.ID, Of: in.Of, After: in.After, Limit: min(limit, mostHistoryPage)})
	return CustomerHistory{
		Orders: orderRows(h.Orders), OrdersNext: h.OrdersNext, Inquiries: d.rows(h.Inquiries), InquiriesNext: h.InquiriesNext,
	}, err
}

// readsCautions tells whether the acting person may read a mall's warning about a
// buyer: it describes a person and is for the owner alone.
func (d *Desk) readsCautions(ctx context.Context) (bool, error) {
	all, err := d.store.Staffs(ctx)
	who := actor(ctx).Staff
	return slices.ContainsFunc(all, func(s store.Staff) bool { return s.ID == who && s.Role == "owner" }), err
}
