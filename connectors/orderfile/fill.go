package orderfile

import (
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
)

// fill adds what a row says to its order. What stands in every row of an order
// is taken from the first that has it.
func (r *reader) fill(b *build, row Row, f facts) {
	set := func(to *string, keys ...string) {
		if *to == "" {
			*to = f.or(keys...)
		}
	}
	set(&b.Sub, "sub")
	set(&b.Payment, "payment")
	set(&b.Remarks, "remarks")
	set(&b.Memo, "memo")
	set(&b.Wish, "wish")
	set(&b.Noshi, "noshi")
	set(&b.Buyer.Name, "buyer_name")
	set(&b.Buyer.Kana, "buyer_kana")
	set(&b.Buyer.Address, "buyer_mail")
	if b.StatusAs == "" {
		b.Status, b.StatusAs = r.status(f)
	}
	b.Paid = b.Paid || paid(f)
	r.time(&b.OrderedAt, row, f, "ordered_at")
	r.time(&b.PaidAt, row, f, "paid_at")
	if to := place(f, "buyer"); to != (connectors.Place{}) && b.BuyerAt == (connectors.Place{}) {
		b.BuyerAt = to
		b.Buyer.Phone = to.Phone
	}
	r.sums(b, row, f)
	r.parcels(b, row, f)
	r.line(b, row, f)
}

func place(f facts, who string) connectors.Place {
	return connectors.Place{
		Name: f[who+"_name"], Kana: f[who+"_kana"], Zip: zip(f[who+"_zip"]), State: f[who+"_state"],
		City: f[who+"_city"], Rest: f[who+"_rest"], Phone: phone(f[who+"_phone"]),
	}
}

// time reads a date into to, unless an earlier row has done it.
func (r *reader) time(to *time.Time, row Row, f facts, key string) {
	if f[key] == "" || !to.IsZero() {
		return
	}
	t, err := r.f.when(f[key], r.m.Dates)
	if err != nil {
		r.damage(row.Line, r.column(key), err.Error())
		return
	}
	*to = t
}

// day reads a date without its time.
func (r *reader) day(row Row, f facts, key string) string {
	var t time.Time
	if r.time(&t, row, f, key); t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// sumKeys are the amounts of an order, in the order of the screen. What is taken
// off is negative, however the file signs it.
var sumKeys = []struct {
	key, label string
	off        bool
}{
	{"goods", "小計", false},
	{"postage", "送料", false},
	{"cod", "代引料", false},
	{"charge", "手数料", false},
	{"wrapping", "ギフト包装", false},
	{"discount", "値引き", true},
	{"coupon", "クーポン", true},
	{"points", "ポイント", true},
}

func (r *reader) sums(b *build, row Row, f facts) {
	for _, k := range sumKeys {
		if _, has := b.sums[k.key]; has || f[k.key] == "" {
			continue
		}
		if n, ok := r.yen(row, f, k.key); ok {
			if k.off {
				n = -max(n, -n)
			}
			b.sums[k.key] = n
		}
	}
	if b.Total == connectors.NotFixed && f["total"] != "" {
		if n, ok := r.yen(row, f, "total"); ok {
			b.Total = n
		}
	}
}

func (r *reader) yen(row Row, f facts, key string) (int64, bool) {
	n, err := yen(f[key])
	if err != nil {
		r.damage(row.Line, r.column(key), err.Error())
	}
	return n, err == nil
}

// amounts leaves out what is nothing, but for subtotal and postage.
func amounts(b *build) []connectors.Amount {
	out := []connectors.Amount{}
	for _, k := range sumKeys {
		n, has := b.sums[k.key]
		if has && (n != 0 || k.key == "goods" || k.key == "postage") {
			out = append(out, connectors.Amount{Label: k.label, Yen: n})
		}
	}
	return out
}

// line adds the article of a row. A file with a row for each parcel says the
// number of the line, so that an article is not counted twice.
func (r *reader) line(b *build, row Row, f facts) {
	if f.or("line_name", "line_code", "line_sku") == "" {
		return
	}
	if id := f["line_id"]; id != "" {
		if b.lineIDs[id] {
			return
		}
		b.lineIDs[id] = true
	}
	if len(b.Lines) == maxParts {
		r.damage(row.Line, r.column("number"), errParts.Error())
		return
	}
	l := connectors.Line{
		Code: f["line_code"], SKU: f["line_sku"], Name: f["line_name"], Options: f["line_options"], Lead: f["line_lead"],
		Price: connectors.NotFixed, Count: 1,
	}
	var err error
	if f["line_price"] != "" {
		l.Price, _ = r.yen(row, f, "line_price")
	}
	if f["line_count"] != "" {
		if l.Count, err = count(f["line_count"]); err != nil {
			r.damage(row.Line, r.column("line_count"), err.Error())
		}
	}
	if f["line_tax_rate"] != "" {
		if l.TaxRate, err = rate(f["line_tax_rate"]); err != nil {
			r.damage(row.Line, r.column("line_tax_rate"), err.Error())
		}
	}
	b.Lines = append(b.Lines, l)
}

// parcels adds the shipments of a row: one for each tracking number, or the one
// to come.
func (r *reader) parcels(b *build, row Row, f facts) {
	base := connectors.Parcel{To: place(f, "to"), ShippedAt: r.day(row, f, "shipped_at"), Arrives: r.day(row, f, "arrives")}
	base.Carrier, base.CarrierAs = r.carrierOf(f["carrier"])
	numbers := []string{""}
	if s, err := code(f["tracking"]); err != nil {
		r.damage(row.Line, r.column("tracking"), err.Error())
	} else if all := carrier.Split(s); len(all) > 0 {
		numbers = all
	}
	for _, n := range numbers {
		p := base
		p.Number = n
		if b.add(p); len(b.Parcels) > maxParts {
			r.damage(row.Line, r.column("number"), errParts.Error())
			return
		}
	}
}

// add joins rows that speak of the same parcel.
func (b *build) add(p connectors.Parcel) {
	if p == (connectors.Parcel{}) {
		return
	}
	for i, old := range b.Parcels {
		if old.To == p.To && (p.Number == "" || p.Number == old.Number) {
			return
		}
		if old.To == p.To && old.Number == "" {
			b.Parcels[i] = p
			return
		}
	}
	b.Parcels = append(b.Parcels, p)
}

// gift: the parcel goes to somebody else than the buyer.
func gift(o connectors.Order) bool {
	for _, p := range o.Parcels {
		if p.To.Name != "" && o.Buyer.Name != "" && plain(p.To.Name) != plain(o.Buyer.Name) {
			return true
		}
	}
	return false
}
