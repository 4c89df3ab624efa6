package notice

import (
	"regexp"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// readOrder takes an order mail. It opens no inquiry, and nobody answers it.
func readOrder(m Mail) Found {
	f := Found{Kind: connectors.NoticeOf}
	o, whole := parseOrder(split(m.Text))
	if !whole && m.HTML != "" {
		if other, better := parseOrder(htmlLines(m.HTML)); better || o.Number == "" {
			o, whole = other, better
		}
	}
	if !whole {
		f.Warnings = []string{unread}
	}
	if o.Number == "" {
		return f
	}
	f.Order, f.Number = &o, o.Number
	return f
}

var (
	labelLine = regexp.MustCompile(`^[\s　]*[\[［【]([^\]］】]{1,20})[\]］】][\s　]*[:：]?[\s　]*(.*)$`)
	labelCell = regexp.MustCompile(`^[\s　]*([^\t]{1,20})\t[\s　]*(.*)$`)
	dateForm  = regexp.MustCompile(`(20\d\d)[-/](\d\d)[-/](\d\d)\s+(\d{1,2}:\d\d(?::\d\d)?)`)
	honorific = regexp.MustCompile(`[\s　]*様[\s　]*$`)
)

// labels are the words before the parts of an order mail, older ones too.
var labels = map[string]string{
	"受注番号": "number", "注文番号": "number", "日時": "date", "注文日時": "date", "受注日時": "date",
	"注文者": "buyer", "ご注文者": "buyer", "支払方法": "payment", "支払い方法": "payment", "お支払方法": "payment", "お支払い方法": "payment",
	"配送方法": "delivery", "配送日時指定": "wish", "お届け日時指定": "wish", "備考": "remarks",
	"ショップ名": "shop", "店舗名": "shop", "送付先": "to", "お届け先": "to", "商品": "items",
}

// labelOf reads a label and what stands behind it on the line.
func labelOf(line string) (label, rest string) {
	for _, form := range []*regexp.Regexp{labelLine, labelCell} {
		if f := form.FindStringSubmatch(line); f != nil {
			name := strings.TrimRight(strings.Join(strings.Fields(fold(f[1])), ""), ":")
			if label = labels[name]; label != "" {
				return label, strings.TrimSpace(f[2])
			}
		}
	}
	return "", ""
}

// orderMail is an order being read line by line.
type orderMail struct {
	order   connectors.Order
	part    string   // the label we are behind
	block   []string // lines of the article, the wish or the remarks
	method  string   // of delivery
	summing bool     // behind the stars: the sums
}

// parseOrder reads an order mail; whole says that nothing that must be there is
// missing. What a customer wrote into the remarks is never taken for a label:
// they end at the shop's name, which stands behind them.
func parseOrder(lines []string) (o connectors.Order, whole bool) {
	const most = 5000
	lines = lines[:min(len(lines), most)]
	p := orderMail{order: connectors.Order{Status: connectors.OrderUnknown, Source: connectors.FromMail, Total: connectors.NotFixed}}
	end := shopLine(lines)
	for i, line := range lines {
		if p.part == "remarks" && i < end {
			p.block = append(p.block, line)
			continue
		}
		if label, rest := labelOf(line); label != "" {
			p.close()
			p.open(label, rest)
			continue
		}
		p.take(line)
	}
	p.close()
	p.finish()
	o = p.order
	return o, o.Number != "" && !o.OrderedAt.IsZero() && len(o.Lines) > 0 && o.Total != connectors.NotFixed
}

// shopLine is where the remarks end: the last line with the shop's name.
func shopLine(lines []string) int {
	for i := len(lines) - 1; i >= 0; i-- {
		if label, _ := labelOf(lines[i]); label == "shop" {
			return i
		}
	}
	return -1
}

// open begins a part. The first number, date and buyer are the mall's own.
func (p *orderMail) open(label, rest string) {
	p.part, p.summing = label, false
	o := &p.order
	switch label {
	case "number":
		if n := orderForm.FindStringSubmatch(fold(rest)); n != nil && o.Number == "" {
			o.Number = n[1]
		}
	case "date":
		if o.OrderedAt.IsZero() {
			o.OrderedAt = readDate(rest)
		}
	case "buyer":
		if o.Buyer.Name == "" {
			o.Buyer.Name = nameOf(rest)
		}
	case "payment":
		o.Payment = rest
	case "delivery":
		p.method = rest
	case "to":
		o.Parcels = append(o.Parcels, connectors.Parcel{To: connectors.Place{Name: nameOf(rest)}})
	case "wish", "remarks", "items":
		if rest != "" {
			p.block = append(p.block, rest)
		}
	}
}

// take reads a line behind a label.
func (p *orderMail) take(line string) {
	switch p.part {
	case "wish", "remarks":
		p.block = append(p.block, line)
	case "to":
		p.recipient(line)
	case "items":
		p.article(line)
	}
}

// close ends a part of several lines.
func (p *orderMail) close() {
	text := strings.TrimSpace(strings.Join(p.block, "\n"))
	switch p.part {
	case "wish":
		p.order.Wish = text
	case "remarks":
		p.order.Remarks = text
	}
	p.block = nil
}

// finish adds what follows from the whole mail.
func (p *orderMail) finish() {
	o := &p.order
	for i := range o.Parcels {
		o.Parcels[i].CarrierAs = p.method
		if to := o.Parcels[i].To.Name; to != "" && o.Buyer.Name != "" && plainName(to) != plainName(o.Buyer.Name) {
			o.Gift = true
		}
	}
}

func plainName(s string) string { return strings.Join(strings.Fields(plain(s)), "") }

func nameOf(s string) string { return strings.TrimSpace(honorific.ReplaceAllString(s, "")) }

func readDate(s string) time.Time {
	f := dateForm.FindStringSubmatch(fold(s))
	if f == nil {
		return time.Time{}
	}
	layout := "2006-01-02 15:04:05"
	if len(f[4]) < len("15:04:0") {
		layout = "2006-01-02 15:04"
	}
	at, err := time.ParseInLocation(layout, f[1]+"-"+f[2]+"-"+f[3]+" "+f[4], jst.Zone())
	if err != nil {
		return time.Time{}
	}
	return at
}
