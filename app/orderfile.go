package app

import (
	"context"
	"errors"

	"madoguchi/connectors"
	"madoguchi/connectors/orderfile"
	"madoguchi/store"
)

// shownOrders are in a preview, samples beside each column.
const (
	shownOrders = 20
	samples     = 3
)

// OrderFilePreview tells how a file would be read and what its import would do.
// It saves nothing.
func (d *Desk) OrderFilePreview(ctx context.Context, in OrderFileQuery) (OrderFileView, error) {
	held, m, err := d.orderFile(ctx, in)
	if err != nil {
		return OrderFileView{}, err
	}
	held.mu.Lock()
	defer held.mu.Unlock()
	view := OrderFileView{
		Name: held.name, Charset: held.file.Charset, Sheet: held.file.Sheet, Map: mapOut(m, in.Map.Name),
		Orders: []OrderFacts{}, Damaged: []OrderDamage{}, Columns: []OrderColumn{},
	}
	if err := view.sample(held.file); err != nil {
		return view, err
	}
	if view.Problem = problemOf(m.Fits(held.file)); view.Problem != "" {
		return view, nil
	}
	got, err := orderfile.Read(ctx, held.file, m)
	if err != nil {
		return view, err
	}
	would, err := d.weigh(ctx, in.Account, got.Orders)
	if err != nil {
		return view, err
	}
	view.Counts, view.Damaged, view.More = counts(got, would), damages(got.Damaged), got.More
	for _, o := range got.Orders[:min(len(got.Orders), shownOrders)] {
		view.Orders = append(view.Orders, tracks{}.facts(o))
	}
	return view, nil
}

// OrderFileImport keeps the orders of a file, all that can be read or none. The
// same file again changes nothing.
func (d *Desk) OrderFileImport(ctx context.Context, in OrderFileQuery) (OrderFileDone, error) {
	held, m, err := d.orderFile(ctx, in)
	if err != nil {
		return OrderFileDone{}, err
	}
	held.mu.Lock()
	defer held.mu.Unlock()
	got, err := orderfile.Read(ctx, held.file, m)
	if err != nil {
		return OrderFileDone{}, err
	}
	out := OrderFileDone{Counts: counts(got, store.Imported{}), Damaged: damages(got.Damaged), More: got.More}
	if len(got.Orders) == 0 {
		return out, nil
	}
	done, err := d.store.ImportOrders(ctx, actor(ctx), in.Account, got.Orders, held.name)
	if err != nil {
		return OrderFileDone{}, err
	}
	out.Counts = counts(got, done)
	if len(done.Inquiries) > 0 {
		d.tell(EventInquiries, done.Inquiries...)
	}
	return out, nil
}

// orderFile finds the held file and the map to read it with.
func (d *Desk) orderFile(ctx context.Context, in OrderFileQuery) (*heldFile[*orderfile.File], orderfile.Map, error) {
	held := d.held.find(in.Token)
	if held == nil {
		return nil, orderfile.Map{}, refuse("order_file", "ファイルが手元に残っていません。何も取り込んでいません。ファイルをもう一度選んでください。")
	}
	account, err := d.store.Account(ctx, in.Account)
	if errors.Is(err, store.ErrNotFound) {
		return nil, orderfile.Map{}, refuse("account_unknown", "注文を入れる接続を選んでください。何も取り込んでいません。")
	}
	if err != nil {
		return nil, orderfile.Map{}, err
	}
	m := mapIn(in.Map)
	if len(in.Map.Fields) == 0 {
		held.mu.Lock()
		m = orderfile.Guess(held.file, in.Preset)
		held.mu.Unlock()
		if m.Kind == "" && orderfile.Speaks(account.Kind) {
			m.Kind = account.Kind
		}
	}
	if prefix := d.spec(account.Kind).NumberPrefix; m.Prefix == "" && prefix != nil {
		m.Prefix = prefix(account.Settings)
	}
	return held, m, nil
}

// OrderPreset tells whether a word names a mall whose own lists of orders are
// known, as OrderFileQuery.Preset does.
func OrderPreset(word string) bool { return orderfile.Speaks(word) }

// weigh asks in steps, so that a long file holds up nobody who saves.
func (d *Desk) weigh(ctx context.Context, account int64, orders []connectors.Order) (store.Imported, error) {
	const step = 500
	var all store.Imported
	for len(orders) > 0 {
		n := min(len(orders), step)
		w, err := d.store.WeighOrders(ctx, account, orders[:n])
		if err != nil {
			return all, err
		}
		all.New, all.Changed, all.Same, all.Kept = all.New+w.New, all.Changed+w.Changed, all.Same+w.Same, all.Kept+w.Kept
		orders = orders[n:]
	}
	return all, nil
}

func counts(got orderfile.Result, s store.Imported) OrderFileCounts {
	return OrderFileCounts{
		Orders: len(got.Orders), New: s.New, Changed: s.Changed, Same: s.Same, Kept: s.Kept, Left: got.Left, Lines: got.Lines,
	}
}

func damages(in []orderfile.Damage) []OrderDamage {
	out := make([]OrderDamage, 0, len(in))
	for _, x := range in {
		out = append(out, OrderDamage(x))
	}
	return out
}

// problemOf is the sentence of a refusal.
func problemOf(err error) string {
	var e *connectors.Error
	if errors.As(err, &e) {
		return e.Text
	}
	return ""
}
