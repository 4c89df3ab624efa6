package app

import (
	"context"

	"madoguchi/store"
)

// Sizes of an answer.
const (
	searchCounted = 1000 // documents that are read to count (specs of the search)
	searchBeside  = 5    // orders and customers beside the inquiries
)

// Search looks through everything that was ever said: inquiries, messages, notes,
// calls, orders, customers, however old. It is the same as reading it all at one
// moment.
func (d *Desk) Search(ctx context.Context, in SearchQuery) (out SearchAnswer, err error) {
	err = d.store.OneMoment(ctx, func(ctx context.Context) error {
		out, err = d.search(ctx, in)
		return err
	})
	return out, err
}

func (d *Desk) search(ctx context.Context, in SearchQuery) (SearchAnswer, error) {
	out := SearchAnswer{
		Chips: []SearchChip{}, Hits: []SearchHit{}, Years: []SearchYear{}, Months: []SearchMonth{}, Kinds: []SearchKind{},
		Accounts: []SearchAccount{}, Alone: []SearchAlone{},
		Orders: SearchOrders{Orders: []OrderRow{}}, Customers: SearchCustomers{Customers: []CustomerRow{}},
	}
	q, err := d.question(ctx, in.Text)
	if err != nil {
		return out, err
	}
	out.Chips = q.chips
	if err := d.preparing(ctx, &out); err != nil || q.empty() {
		return out, err
	}
	want := q.find
	narrow(&want, in)
	want.After, want.Limit = in.After, in.Limit
	page, err := d.store.Find(ctx, store.FindInquiries, want)
	if err != nil {
		return out, err
	}
	out.Next = page.Next
	if out.Hits, err = d.searchHits(ctx, page.Hits, q); err != nil || in.After != "" {
		return out, err
	}
	return out, d.survey(ctx, in, q, page, &out)
}

// survey adds what stands beside the first page: counts, orders, customers, and
// the way on when nothing is found.
func (d *Desk) survey(ctx context.Context, in SearchQuery, q question, page store.FindPage, out *SearchAnswer) error {
	asked, more, err := d.unticked(ctx, in, q, page)
	if err != nil {
		return err
	}
	bought, moreBought, err := d.counted(ctx, store.FindOrders, q.find)
	if err != nil {
		return err
	}
	whose, err := d.store.Whose(ctx, store.FindInquiries, idsOf(asked))
	if err != nil {
		return err
	}
	if err := d.facets(ctx, in, asked, whose, more, out); err != nil {
		return err
	}
	if more && narrowed(in) {
		if err := d.narrowTotal(ctx, in, q, out); err != nil {
			return err
		}
	}
	people := customersOf(asked, whose)
	if whose, err = d.store.Whose(ctx, store.FindOrders, idsOf(whoOnly(bought))); err != nil {
		return err
	}
	people = append(people, customersOf(bought, whose)...)
	if err := d.besides(ctx, q, people, bought, more || moreBought, out); err != nil {
		return err
	}
	out.Orders.Total = SearchTotal{Count: len(bought), More: moreBought}
	if len(asked) == 0 && len(bought) == 0 {
		out.Alone, err = d.alone(ctx, q)
	}
	return err
}

// unticked is what the words alone find, up to the limit. Where the first page is all
// of it, nothing is read again.
func (d *Desk) unticked(ctx context.Context, in SearchQuery, q question, page store.FindPage) ([]store.Hit, bool, error) {
	if !narrowed(in) && page.Next == "" && len(page.Hits) <= searchCounted {
		return page.Hits, false, nil
	}
	return d.counted(ctx, store.FindInquiries, q.find)
}

// counted reads the newest hits up to the limit and tells whether there are more.
func (d *Desk) counted(ctx context.Context, what string, want store.FindQuery) ([]store.Hit, bool, error) {
	want.Limit = searchCounted
	page, err := d.store.Find(ctx, what, want)
	return page.Hits, page.Next != "", err
}

// narrowTotal counts what is ticked by itself, where the facets could count only
// the newest.
func (d *Desk) narrowTotal(ctx context.Context, in SearchQuery, q question, out *SearchAnswer) error {
	want := q.find
	narrow(&want, in)
	hits, more, err := d.counted(ctx, store.FindInquiries, want)
	out.Total = SearchTotal{Count: len(hits), More: more}
	return err
}

// besides adds the newest orders that were found and the customers whom all words
// name.
func (d *Desk) besides(ctx context.Context, q question, named []int64, bought []store.Hit, more bool, out *SearchAnswer) error {
	var orders, people []int64
	for _, h := range bought[:min(len(bought), searchBeside)] {
		orders = append(orders, h.ID)
	}
	noted := q.find
	noted.Limit = searchCounted
	customerIDs, err := d.store.NotedCustomers(ctx, noted)
	if err != nil {
		return err
	}
	seen := map[int64]bool{}
	for _, id := range append(customerIDs, named...) {
		if !seen[id] {
			people = append(people, id)
		}
		seen[id] = true
	}
	rows, err := d.store.OrderRows(ctx, orders)
	if err != nil {
		return err
	}
	customers, err := d.store.CustomerRows(ctx, people[:min(len(people), searchBeside)])
	if err != nil {
		return err
	}
	out.Orders.Orders = orderRows(rows)
	for _, c := range customers {
		out.Customers.Customers = append(out.Customers.Customers, CustomerRow(c))
	}
	out.Customers.Total = SearchTotal{Count: len(people), More: more && len(people) > 0}
	return nil
}

// customersOf are the customers whom all words name.
func customersOf(hits []store.Hit, whose map[int64]store.Whose) []int64 {
	var ids []int64
	for _, h := range whoOnly(hits) {
		if id := whose[h.ID].Customer; id > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// whoOnly are the hits of which all words name the person.
func whoOnly(hits []store.Hit) (some []store.Hit) {
	for _, h := range hits {
		if h.Who {
			some = append(some, h)
		}
	}
	return some
}

func idsOf(hits []store.Hit) []int64 {
	ids := make([]int64, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	return ids
}

// alone tells what each word finds by itself.
func (d *Desk) alone(ctx context.Context, q question) ([]SearchAlone, error) {
	all := []SearchAlone{}
	if len(q.words) < 2 && len(q.find.Filters) == 0 && q.find.From == 0 && q.find.To == 0 {
		return all, nil
	}
	for _, w := range q.words {
		hits, more, err := d.counted(ctx, store.FindInquiries, store.FindQuery{Words: []store.Word{w.word}, Told: q.find.Told})
		if err != nil {
			return all, err
		}
		all = append(all, SearchAlone{Text: w.typed, Total: SearchTotal{Count: len(hits), More: more}})
	}
	return all, nil
}

// preparing tells how far an older index is being written anew.
func (d *Desk) preparing(ctx context.Context, out *SearchAnswer) error {
	var err error
	out.Preparing, err = d.searchReady(ctx)
	return err
}

// searchReady is how far the search is, nothing once it is ready.
func (d *Desk) searchReady(ctx context.Context) (SearchPreparing, error) {
	p, err := d.store.SearchProgress(ctx)
	if err != nil || p.Ready {
		return SearchPreparing{}, err
	}
	return SearchPreparing{Done: p.Done, All: p.All}, nil
}
