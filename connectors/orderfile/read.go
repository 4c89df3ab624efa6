package orderfile

import (
	"context"
	"slices"
	"strings"

	"madoguchi/connectors"
)

// Result is what a file says.
type Result struct {
	Orders  []connectors.Order // in the order of the file, newest facts of each
	Lines   int                // articles in them
	Left    int                // orders left out, because a row of theirs is damaged
	Damaged []Damage           // at most the first thousand
	More    int                // damaged places that are not listed
}

// facts are the cells of a row by the key of their field, read as words.
type facts map[string]string

// codes are the fields that are made of plain digits and letters.
var codes = map[string]bool{
	"number": true, "tracking": true, "line_id": true,
	"buyer_phone": true, "to_phone": true, "buyer_zip": true, "to_zip": true,
}

// or returns the first that is filled.
func (f facts) or(keys ...string) string {
	for _, k := range keys {
		if f[k] != "" {
			return f[k]
		}
	}
	return ""
}

// reader joins rows into orders.
type reader struct {
	f      *File
	m      Map
	at     map[string][]int // key of a field → its columns
	order  map[string]int   // number → place in orders
	orders []*build
	out    Result
}

// build is an order that is being put together from its rows.
type build struct {
	connectors.Order
	damaged bool
	lineIDs map[string]bool
	sums    map[string]int64
}

// Read makes the orders of a file.
func Read(ctx context.Context, f *File, m Map) (Result, error) {
	if err := m.Fits(f); err != nil {
		return Result{}, err
	}
	r := &reader{f: f, m: m, at: map[string][]int{}, order: map[string]int{}}
	for key, columns := range m.Columns {
		for _, c := range columns {
			r.at[key] = append(r.at[key], slices.Index(f.Head, c))
		}
	}
	n := 0
	for row, err := range f.Rows() {
		if err != nil {
			return Result{}, err
		}
		if n++; n%1000 == 0 && ctx.Err() != nil {
			return Result{}, ctx.Err()
		}
		r.row(row)
	}
	r.finish()
	return r.out, nil
}

// row adds a row to its order.
func (r *reader) row(row Row) {
	before := len(r.out.Damaged) + r.out.More
	facts := facts{}
	if row.Bad != "" {
		r.damage(row.Line, "", row.Bad)
	} else {
		facts = r.facts(row)
	}
	number := r.number(row, facts)
	if number == "" {
		if row.Bad == "" && len(r.out.Damaged)+r.out.More == before {
			r.damage(row.Line, r.column("number"), errNumber.Error())
		}
		return
	}
	i, ok := r.order[number]
	if !ok {
		i = len(r.orders)
		r.order[number] = i
		r.orders = append(r.orders, &build{sums: map[string]int64{}, lineIDs: map[string]bool{}, Order: connectors.Order{
			Number: number, Source: connectors.FromFile, Status: connectors.OrderUnknown, Total: connectors.NotFixed,
			Parcels: []connectors.Parcel{}, Lines: []connectors.Line{}, Amounts: []connectors.Amount{}, Taxes: []connectors.Tax{},
		}})
	}
	if len(r.out.Damaged)+r.out.More == before {
		r.fill(r.orders[i], row, facts)
	}
	if len(r.out.Damaged)+r.out.More > before {
		r.orders[i].damaged = true
	}
}

// facts reads the mapped cells of a row.
func (r *reader) facts(row Row) facts {
	out := facts{}
	for key, at := range r.at {
		var parts []string
		for _, i := range at {
			if i >= len(row.Cells) {
				continue
			}
			read := text
			if codes[key] {
				read = code
			}
			s, err := read(row.Cells[i])
			if err != nil {
				r.damage(row.Line, r.f.Head[i], err.Error())
			}
			if s != "" && (codes[key] || !slices.Contains(parts, s)) {
				parts = append(parts, s)
			}
		}
		out[key] = strings.Trim(strings.Join(parts, fieldOf()[key].join), " -;")
	}
	for key, v := range r.m.Constants {
		if out[key] == "" {
			out[key] = tidy(v)
		}
	}
	return out
}

// number returns the order of a row, also of a damaged one, so that the whole
// order can be left out.
func (r *reader) number(row Row, f facts) string {
	at := r.at["number"]
	if f["number"] == "" && row.Bad != "" && at[0] < len(row.Cells) {
		f = facts{"number": strings.Trim(row.Cells[at[0]], `" `)}
	}
	s, err := code(f["number"])
	if err != nil {
		if row.Bad == "" {
			r.damage(row.Line, r.column("number"), err.Error())
		}
		return ""
	}
	const most = 100
	if len(s) > most {
		if row.Bad == "" {
			r.damage(row.Line, r.column("number"), errLong.Error())
		}
		return ""
	}
	if r.m.Prefix != "" && s != "" && digits(s) == s {
		s = r.m.Prefix + s
	}
	return s
}

// column is the name under which a field stands in the file.
func (r *reader) column(key string) string { return first(r.m.Columns[key]) }

func (r *reader) damage(line int, column, reason string) {
	if len(r.out.Damaged) >= maxDamaged {
		r.out.More++
		return
	}
	r.out.Damaged = append(r.out.Damaged, Damage{line, column, reason})
}

// finish hands out the whole orders.
func (r *reader) finish() {
	slices.SortStableFunc(r.out.Damaged, func(a, b Damage) int { return a.Line - b.Line })
	for _, b := range r.orders {
		if b.damaged {
			r.out.Left++
			continue
		}
		b.Amounts = amounts(b)
		b.Gift = gift(b.Order)
		r.out.Lines += len(b.Lines)
		r.out.Orders = append(r.out.Orders, b.Order)
	}
	r.orders = nil
}
