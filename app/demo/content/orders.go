package content

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/carrier"
	"madoguchi/connectors/jst"
)

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
	o.Channel, o.Number = Rakuten, fmt.Sprintf("%s-%s-%010d", RakutenShop, jst.In(at).Format("20060102"), 566500100+i*37)
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
		o.Parcels = append(o.Parcels, Tracking(i*10+n))
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
		o.WishDay, o.WishAt = jst.Day(t), at
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

// Tracking makes a number whose check digit fits.
func Tracking(i int) string {
	stem := fmt.Sprintf("4%010d", 4441370000+int64(i)*7919)
	for last := range 7 {
		if n := stem + strconv.Itoa(last); carrier.Mod7(n) {
			return n
		}
	}
	return stem
}
