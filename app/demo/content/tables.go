package content

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/carrier"
)

type reader struct {
	now  time.Time
	shop Shop
}

// rows are the lines of a table, cut at the bars; # begins a comment.
func rows(name string, columns int) ([][]string, error) {
	raw, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for n, line := range strings.Split(string(raw), "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != columns {
			return nil, fmt.Errorf("%s line %d: %d columns", name, n+1, len(cells))
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out = append(out, cells)
	}
	return out, nil
}

func (r *reader) people() error {
	table, err := rows("people.txt", 8)
	if err != nil {
		return err
	}
	r.shop.People = map[string]Person{}
	for _, c := range table {
		r.shop.People[c[0]] = Person{
			Key: c[0], Name: c[1], Kana: c[2], Zip: c[3], Prefecture: c[4], City: c[5], To: c[6],
			Phone: c[7], Mail: c[0] + "@kokyaku.example",
		}
	}
	return nil
}

func (r *reader) products() error {
	table, err := rows("products.txt", 6)
	if err != nil {
		return err
	}
	r.shop.Products = map[string]Product{}
	for _, c := range table {
		price, err := strconv.ParseInt(c[3], 10, 64)
		if err != nil {
			return err
		}
		rate, err := strconv.Atoi(c[4])
		if err != nil {
			return err
		}
		r.shop.Products[c[0]] = Product{Key: c[0], Code: c[1], Name: c[2], Price: price, TaxRate: rate, Options: c[5]}
	}
	return nil
}

func (r *reader) orders() error {
	table, err := rows("orders.txt", 7)
	if err != nil {
		return err
	}
	for i, c := range table {
		o, err := r.order(i, c)
		if err != nil {
			return fmt.Errorf("order %s: %w", c[0], err)
		}
		r.shop.Orders = append(r.shop.Orders, o)
	}
	return nil
}

func (r *reader) order(i int, c []string) (Order, error) {
	at, err := r.time(c[1])
	if err != nil {
		return Order{}, err
	}
	who, ok := r.shop.People[c[2]]
	if !ok {
		return Order{}, fmt.Errorf("no person %q", c[2])
	}
	o := Order{Key: c[0], At: at, Buyer: who, To: who, State: c[3], Payment: payment(c[4]), Postage: 770}
	o.Channel, o.Number = Rakuten, fmt.Sprintf("%s-%s-%010d", RakutenShop, at.In(jst).Format("20060102"), 566500100+i*37)
	if strings.HasPrefix(o.Key, "Y") {
		o.Channel, o.Number = Yahoo, fmt.Sprintf("%s-%d", YahooSeller, 10048200+i)
	}
	if err := r.lines(&o, c[5]); err != nil {
		return o, err
	}
	parcels := 1
	for _, word := range strings.Fields(c[6]) {
		key, value, _ := strings.Cut(word, "=")
		if key == "parcels" {
			parcels, _ = strconv.Atoi(value)
		} else if err := r.detail(&o, key, value); err != nil {
			return o, err
		}
	}
	for n := 0; n < parcels && !o.Shipped.IsZero(); n++ {
		o.Parcels = append(o.Parcels, tracking(i*10+n))
	}
	return o, nil
}

func (r *reader) lines(o *Order, cell string) error {
	words := strings.Fields(cell)
	for i := 0; i+1 < len(words); i += 2 {
		p, ok := r.shop.Products[words[i]]
		count, err := strconv.ParseInt(strings.TrimPrefix(words[i+1], "x"), 10, 64)
		if !ok || err != nil {
			return fmt.Errorf("line %q %q", words[i], words[i+1])
		}
		o.Lines = append(o.Lines, Line{p, count})
	}
	if len(o.Lines) == 0 {
		return fmt.Errorf("no lines in %q", cell)
	}
	return nil
}

func (r *reader) detail(o *Order, key, value string) error {
	number := func() int64 {
		n, _ := strconv.ParseInt(value, 10, 64)
		return n
	}
	var err error
	switch key {
	case "ship":
		o.Shipped, err = r.time(value + " 16:20")
	case "carrier":
		o.Carrier = value
	case "to":
		var ok bool
		if o.To, ok = r.shop.People[value]; !ok {
			err = fmt.Errorf("no person %q", value)
		}
	case "gift":
		o.Gift = true
	case "social":
		o.Social = true
	case "wrap":
		o.Wrap = true
	case "noshi":
		o.Noshi = strings.Replace(value, ":", " ", 1)
	case "coupon":
		o.Coupon = number()
	case "points":
		o.Points = number()
	case "postage":
		o.Postage = number()
	case "caution":
		o.Caution = int(number())
	case "wish":
		day, at, _ := strings.Cut(value, ":")
		var t time.Time
		t, err = r.time(day + " 00:00")
		o.WishDay, o.WishAt = t.In(jst).Format(time.DateOnly), at
	case "remarks":
		o.Remarks = value
	case "memo":
		o.Memo = value
	case "drop":
		o.DropOff = value
	default:
		err = fmt.Errorf("unknown word %q", key)
	}
	return err
}

func payment(word string) string {
	switch word {
	case "カード":
		return "クレジットカード"
	case "銀行":
		return "銀行振込"
	case "コンビニ":
		return "コンビニエンスストア"
	case "代引":
		return "代金引換"
	case "PayPay":
		return "PayPay残高等"
	}
	return word
}

// tracking makes a number whose check digit fits.
func tracking(i int) string {
	stem := fmt.Sprintf("4%010d", 4441370000+int64(i)*7919)
	for last := range 7 {
		if n := stem + strconv.Itoa(last); carrier.Mod7(n) {
			return n
		}
	}
	return stem
}

// time reads 「d3 09:20」 (three days before now), 「d-2 00:00」 (in two days), 「-95m」
// and 「-5h」.
func (r *reader) time(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "-") {
		d, err := time.ParseDuration(s)
		return r.now.Add(d), err
	}
	var days, hour, minute int
	if _, err := fmt.Sscanf(s, "d%d %d:%d", &days, &hour, &minute); err != nil {
		return time.Time{}, fmt.Errorf("time %q: %w", s, err)
	}
	n := r.now.In(jst)
	return time.Date(n.Year(), n.Month(), n.Day()-days, hour, minute, 0, 0, jst), nil
}
