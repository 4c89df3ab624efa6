package app

import (
	"context"
	"slices"

	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/ordernumber"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// situation is everything a reply to one inquiry is made from and held against.
type situation struct {
	inquiry  store.Inquiry
	messages []store.Message
	account  store.Account
	spec     connectors.Spec
	shop     ShopSettings
	order    *connectors.Order
	orders   int64 // id of the linked order
	numbers  ordernumber.Options
	calendar workday.Calendar

	charset string // chosen for the customer
	leaves  int64  // planned moment, 0 now

	records  []DraftRecord    // what the books shall know once it has left
	approved bool             // records are those that were asked for
	promised []store.Promised // as they are kept with it

	typed map[string]string // what a person typed for the facts of the draft
	parts []reply.Part      // templates that stand in the draft

	accepted []string // tracking numbers that are right although the check digit is not
	writing  writing

	orderFrom int64             // account of the linked order
	orderKind string            // kind of that account
	start     *connectors.Start // how its kind starts; of a first text only
}

// situation reads an inquiry and what belongs to it.
func (d *Desk) situation(ctx context.Context, id int64) (s situation, err error) {
	if s.inquiry, err = d.store.Inquiry(ctx, id); err != nil {
		return s, err
	}
	if err := notByPhone(s.inquiry); err != nil {
		return s, err
	}
	if s.messages, err = d.store.Messages(ctx, id); err != nil {
		return s, err
	}
	if s.account, err = d.accountOf(ctx, s.inquiry.Account); err != nil {
		return s, err
	}
	s.spec = d.spec(s.inquiry.Kind)
	if store.Starting(s.inquiry.RemoteID) {
		s.start = s.spec.Start // what is written in it is its first text
	}
	return s, d.around(ctx, &s, s.inquiry.OrderID)
}

// accountOf is the account of an inquiry.
func (d *Desk) accountOf(ctx context.Context, id int64) (store.Account, error) {
	return same(ctx, common{what: "account", id: id}, func() (store.Account, error) { return d.store.Account(ctx, id) })
}

// around reads what belongs to a situation whose inquiry and account are known.
func (d *Desk) around(ctx context.Context, s *situation, order int64) (err error) {
	if s.shop, err = same(ctx, common{what: "shop"}, func() (ShopSettings, error) { return d.Shop(ctx) }); err != nil {
		return err
	}
	if s.numbers, err = same(ctx, common{what: "numbers"}, func() (ordernumber.Options, error) { return d.store.NumberOptions(ctx) }); err != nil {
		return err
	}
	if s.charset, err = d.charset(ctx, s.inquiry); err != nil {
		return err
	}
	w, err := d.working(ctx)
	if err != nil {
		return err
	}
	s.calendar = w.Calendar
	t, err := same(ctx, common{what: "tracks"}, func() (tracks, error) { return d.tracks(ctx) })
	if err != nil {
		return err
	}
	s.accepted = t.accepted
	if order != 0 {
		o, err := d.store.Order(ctx, order)
		if err != nil {
			return err
		}
		o.Order.Parcels = t.followed(o.Order.Parcels)
		s.order, s.orders, s.orderFrom, s.orderKind = &o.Order, o.ID, o.Account, o.Kind
	}
	return d.sign(ctx, s)
}

// facts are what a template may draw on.
func (d *Desk) facts(s situation) reply.Facts {
	f := reply.Facts{
		Shop: s.shop.ShopName, Staff: s.shop.StaffName, Signature: s.shop.Signature, Hours: s.shop.Hours,
		ShopPhone: s.shop.ShopPhone, ReturnTo: s.shop.ReturnTo, Bank: s.shop.Bank, TaxNumber: s.shop.TaxNumber,
		Mall: s.spec.Mall, OrderedAt: d.orderedAt(s), Customer: s.inquiry.Customer, Subject: s.inquiry.Subject, Said: lastWords(s.messages), Item: s.inquiry.ItemName,
		Order: s.order, OrderNumber: s.inquiry.OrderNumber, GiftRecipient: s.inquiry.Gift, Now: jst.In(d.now()),
		ShopMail: s.account.Settings["address"], Calendar: s.calendar,
		Typed: s.typed,
	}
	if f.Shop == "" {
		f.Shop = s.account.Name
	}
	if first := firstIn(s.messages); first != nil {
		f.Received = jst.Of(first.SentAt)
	}
	return f
}

// orderedAt is the mall of the order, empty for the shop's own. An order that came by a letter of the mall is known by
// its number alone.
func (d *Desk) orderedAt(s situation) string {
	if s.spec.Mall != "" {
		return s.spec.Mall
	}
	number := s.inquiry.OrderNumber
	if s.order != nil {
		number = s.order.Number
	}
	return d.mallOf(s.orderKind, number, s.numbers)
}

// mallOf is the mall of an order that came by an account of that kind.
func (d *Desk) mallOf(kind, number string, o ordernumber.Options) string {
	if m := d.spec(kind).Mall; m != "" {
		return m
	}
	for _, m := range ordernumber.Find(number, o) {
		if mall := d.spec(m.Kind).Mall; mall != "" {
			return mall
		}
	}
	return ""
}

func firstIn(messages []store.Message) *store.Message {
	for i := range messages {
		if messages[i].Direction == string(connectors.In) {
			return &messages[i]
		}
	}
	return nil
}

// surroundings are what a finished text is held against.
func (d *Desk) surroundings(ctx context.Context, s situation, files []DraftFile) (reply.Context, error) {
	c := reply.Context{
		Rules: s.spec.Rules, Mall: s.spec.Mall, Customer: s.inquiry.Customer, Order: s.order,
		GiftRecipient: s.inquiry.Gift, Public: s.inquiry.Public, Official: s.inquiry.Official, Automatic: onlyMachines(s.messages), Now: jst.In(d.now()),
		Own:      compact(s.account.Settings["address"], s.shop.ShopPhone, s.shop.ReturnTo, s.shop.Bank, s.shop.TaxNumber),
		Accepted: s.accepted,
		Numbers:  reply.OrderNumbers(s.numbers),
		Called:   reply.CalledNumbers(s.numbers),
		Owner:    func(n string) reply.Owner { return d.ownerOf(ctx, s, n) },
	}
	if s.leaves != 0 {
		c.Now = jst.Of(s.leaves) // what it says is held against the day it is read
	}
	for _, f := range files {
		c.Files = append(c.Files, reply.File{Name: f.Name, Size: f.Size, Text: d.readable(f)})
	}
	for _, m := range s.messages {
		if m.Direction == string(connectors.In) {
			c.Allowed = append(c.Allowed, c.Numbers(m.Subject+"\n"+m.Text)...)
		}
	}
	if s.inquiry.OrderNumber != "" {
		c.Allowed = append(c.Allowed, s.inquiry.OrderNumber)
	}
	if err := d.circumstances(ctx, s, &c); err != nil {
		return c, err
	}
	// Names of the customers around this one: the usual slip is the thread that
	// was open before.
	around, err := same(ctx, common{what: "newest"}, func() ([]string, error) { return d.store.NewestCustomers(ctx, 100) })
	for _, name := range around {
		if name != s.inquiry.Customer && !d.isMall(name) {
			c.Others = append(c.Others, name)
		}
	}
	return c, err
}

// isMall tells that a sender goes by the name of a mall, as its automatic mails do. A
// reply may name the mall.
func (d *Desk) isMall(name string) bool {
	return slices.ContainsFunc(d.kinds, func(k connectors.Spec) bool { return k.Mall != "" && k.Mall == name })
}

// onlyMachines tells that all that came was written by a machine: answers while
// somebody is away, lists, reports, a mall's letters. An official letter and a
// complaint want a person's answer, and who wrote a message the mall does not say
// may be a person.
func onlyMachines(messages []store.Message) bool {
	came := false
	for _, m := range messages {
		switch connectors.Direction(m.Direction) {
		case connectors.In:
			came = true
		case connectors.Unknown:
			return false
		default:
			continue
		}
		switch m.Kind {
		case connectors.Auto, connectors.Bounce, connectors.NoticeOf:
		default:
			return false
		}
	}
	return came
}

// ownerOf tells whose order a number in a text is.
func (d *Desk) ownerOf(ctx context.Context, s situation, number string) reply.Owner {
	list, err := d.store.OrderByNumber(ctx, number)
	if err != nil || len(list) == 0 {
		return reply.OwnerUnknown
	}
	for _, o := range list {
		if o.ID == s.orders || sameBuyer(o, s) {
			return reply.OwnerSame
		}
	}
	return reply.OwnerOther
}

// sameBuyer holds an order against the customer of the thread: by address, or
// by name and telephone of the linked order's buyer.
func sameBuyer(o store.Order, s situation) bool {
	if a := o.Buyer.Address; a != "" && a == s.inquiry.Address {
		return true
	}
	if s.order == nil {
		return o.Buyer.Name != "" && o.Buyer.Name == s.inquiry.Customer && o.Account == s.inquiry.Account
	}
	b := s.order.Buyer
	return b.Name != "" && b.Name == o.Buyer.Name && b.Phone == o.Buyer.Phone
}
