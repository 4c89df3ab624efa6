package app

import (
	"context"
	"reflect"

	"madoguchi/connectors"
	"madoguchi/store"
)

// gather keeps what a struct of an answer says of people, so that the texts beside
// it say no more.
func gather(v reflect.Value, into *veil) {
	for i := range v.NumField() {
		f := v.Field(i)
		if !v.Type().Field(i).IsExported() {
			continue
		}
		switch x := f.Interface().(type) {
		case string:
			into.keep(x, kindAt(v, i))
		case connectors.Person:
			into.person(x)
		case connectors.Place:
			into.place(x)
		case CustomerRow:
			into.name(x.Name)
		case []Contact:
			for _, k := range x {
				into.contact(store.Contact{Kind: k.Kind, Value: k.Value})
			}
		case []Parcel:
			for _, p := range x {
				into.place(p.To)
			}
		}
	}
}

// keep adds a value by how it is hidden.
func (v *veil) keep(s string, as kind) {
	switch as {
	case asName:
		v.name(s)
	case asPhone:
		v.add(s, maskPhone(s))
	case asMail:
		v.add(s, maskMail(s))
	case asRest:
		v.add(s, maskRest(s))
	}
}

func (v *veil) person(p connectors.Person) {
	v.name(p.Name)
	v.name(p.Kana)
	v.add(p.Address, maskMail(p.Address))
	v.add(p.Phone, maskPhone(p.Phone))
}

func (v *veil) place(p connectors.Place) {
	v.name(p.Name)
	v.name(p.Kana)
	v.add(p.Phone, maskPhone(p.Phone))
	v.add(p.Rest, hole)
}

// veilOf is what is known of the people of an inquiry.
func (c *cover) veilOf(id int64) *veil {
	if v, ok := c.known[id]; ok {
		return v
	}
	v, err := c.d.veilOf(c.ctx, id)
	if err != nil && c.err == nil {
		c.err = err // better no answer than one that tells too much
	}
	c.known[id] = v
	return v
}

// veilOf gathers the customer, the buyers and recipients of the orders and who
// wrote. The writer comes first.
func (d *Desk) veilOf(ctx context.Context, id int64) (*veil, error) {
	v := &veil{}
	q, err := d.store.Inquiry(ctx, id)
	if err != nil {
		return v, ignoreGone(err)
	}
	v.person(connectors.Person{Name: q.Customer, Address: q.Address, Phone: q.Phone})
	if err := d.veilOrders(ctx, q, v); err != nil {
		return v, err
	}
	if q.CustomerID != 0 {
		k, err := d.store.CustomerPerson(ctx, q.CustomerID)
		if err != nil {
			return v, err
		}
		v.person(connectors.Person{Name: k.Name, Kana: k.Kana})
		for _, contact := range k.Contacts {
			v.contact(contact)
		}
	}
	messages, err := d.store.Messages(ctx, id)
	for _, m := range messages {
		if !isOurs(m.Direction) {
			v.person(connectors.Person{Name: m.Author, Address: m.Address})
		}
		v.learn(m.Text)
	}
	return v, err
}

// mostVeiled is how many orders of a customer are read for the names in them.
const mostVeiled = 5000

// veilOfCustomer is what is known of the people in all orders of a customer: what
// the shop has noted may name any of them.
func (c *cover) veilOfCustomer(id int64) *veil {
	v := &veil{}
	h, err := c.d.store.CustomerHistory(c.ctx, store.HistoryQuery{Customer: id, Of: store.HistoryOrders, Limit: mostVeiled})
	for _, row := range h.Orders {
		if err != nil {
			break
		}
		err = c.d.veilOrder(c.ctx, row.ID, v)
	}
	if err = ignoreGone(err); err != nil && c.err == nil {
		c.err = err
	}
	return v
}

func (v *veil) contact(k store.Contact) {
	if k.Kind == "tel" {
		v.add(k.Value, maskPhone(k.Value))
		return
	}
	v.add(k.Value, maskMail(k.Value))
}

func (d *Desk) veilOrders(ctx context.Context, q store.Inquiry, v *veil) error {
	ids := []int64{q.OrderID}
	links, err := d.store.Links(ctx, q.ID)
	if err != nil {
		return err
	}
	for _, l := range links {
		ids = append(ids, l.OrderID)
	}
	for _, id := range ids {
		if id == 0 {
			continue
		}
		if err := d.veilOrder(ctx, id, v); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) veilOrder(ctx context.Context, id int64, v *veil) error {
	o, err := d.store.Order(ctx, id)
	if err != nil {
		return err
	}
	v.person(o.Buyer)
	v.place(o.BuyerAt)
	for _, p := range o.Parcels {
		v.place(p.To)
	}
	return nil
}
