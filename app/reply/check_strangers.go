package reply

import (
	"slices"
	"strings"

	"madoguchi/connectors"
)

// whose asks about a value that does not belong to this thread.
func (d *draft) whose(kind, value string) Owner {
	if d.Whose == nil {
		return OwnerUnknown
	}
	return d.Whose(kind, value)
}

// mails finds the mail address of another customer.
func (d *draft) mails() {
	for _, m := range d.find(mailTo) {
		a := mailOf(m[0].word)
		buyer := d.Order != nil && strings.EqualFold(a, d.Order.Buyer.Address)
		if d.ours(a) || buyer || strings.EqualFold(a, d.Writer) || d.said(a) || d.whose(ByMail, a) != OwnerOther {
			continue
		}
		d.at(m[0].start, m[0].end, Problem{
			Code: "other_customer_mail", Fix: fixReplace,
			Text: "別のお客様のメールアドレスがあります。消すか、正しいアドレスに直してください。",
		})
	}
}

// mailOf is the address that was written with 「[at]」, blanks or a line break in it.
func mailOf(word string) string {
	return strings.NewReplacer("[at]", "@", "(at)", "@", "アットマーク", "@", " ", "", "\n", "").Replace(strings.ToLower(word))
}

// ours tells whether a value stands in what the shop says of itself.
func (d *draft) ours(value string) bool {
	v := letters(value)
	is := func(s string) bool { return v != "" && strings.Contains(letters(s), v) }
	return slices.ContainsFunc(d.Own, is) || is(d.Signature)
}

func (d *draft) places() []connectors.Place {
	if d.Order == nil {
		return nil
	}
	all := []connectors.Place{d.Order.BuyerAt}
	for _, p := range d.Order.Parcels {
		all = append(all, p.To)
	}
	return all
}

func (d *draft) ownPhones() []string {
	var all []string
	if d.Order != nil {
		all = append(all, digitsOf(d.Order.Buyer.Phone))
	}
	for _, p := range d.places() {
		all = append(all, digitsOf(p.Phone))
	}
	return slices.DeleteFunc(all, func(n string) bool { return n == "" })
}

// addresses finds an address that is neither the order's nor the customer's own
// word. Where a parcel waits or goes back to is another matter.
func (d *draft) addresses() {
	known := slices.DeleteFunc(d.places(), func(p connectors.Place) bool { return p.Rest == "" })
	if len(known) == 0 {
		return
	}
	for _, m := range d.find(street) {
		line := lineAt(d.text, m[0].start)
		if d.ours(m[0].word) || d.said(m[0].word) || elsewhere.MatchString(line) || slices.ContainsFunc(known, func(p connectors.Place) bool {
			return sameAddress(m[0].word, p)
		}) {
			continue
		}
		d.at(m[0].start, m[0].end, Problem{
			Code: "unknown_address", Warn: true,
			Text: "この住所は、注文の住所ともお客様が書かれた住所とも違います。別の方の住所でないか確かめてください。",
		})
	}
	for _, m := range d.find(zipCode) {
		n := digitsOf(m[1].word)
		line := lineAt(d.text, m[0].start)
		if d.ours(n) || d.said(n) || elsewhere.MatchString(line) || street.MatchString(narrow(line).text) ||
			slices.ContainsFunc(known, func(p connectors.Place) bool { return digitsOf(p.Zip) == n }) {
			continue
		}
		d.at(m[0].start, m[0].end, Problem{
			Code: "unknown_address", Warn: true,
			Text: "この郵便番号は、注文の住所のものではありません。番号を確かめてください。",
		})
	}
}

func sameAddress(text string, p connectors.Place) bool {
	t, whole := looseOf(text).text, looseOf(p.State+p.City+p.Rest).text
	return strings.Contains(whole, t) || strings.Contains(t, looseOf(p.City+p.Rest).text)
}

// recipient warns when a letter about somebody's order goes to another person.
func (d *draft) recipient() {
	if d.Order == nil || d.GiftRecipient || d.Official || d.Writer == "" || d.Order.Buyer.Address == "" || d.Order.Buyer.Name == "" {
		return
	}
	if strings.EqualFold(d.Writer, d.Order.Buyer.Address) || sameName(d.Customer, d.Order.Buyer.Name) || relayed(d.Writer) || relayed(d.Order.Buyer.Address) {
		return
	}
	d.whole(Problem{
		Code: "to_not_buyer", Warn: true, Key: d.Writer,
		Text: "宛先は注文した方と名前もメールアドレスも違います。注文の内容を伝えてよい方か確かめてください。",
	})
}

// relayed: あんしんメルアド says nothing about who is behind it.
func relayed(address string) bool {
	return strings.HasSuffix(strings.ToLower(address), "fw.rakuten.ne.jp")
}
