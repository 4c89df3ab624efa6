package app

import (
	"context"
	"reflect"

	"madoguchi/connectors"
	"madoguchi/store"
)

// gather keeps the persons that stand directly in a struct of an answer.
func gather(v reflect.Value, into *veil) {
	switch x := v.Interface().(type) {
	case connectors.Person:
		into.person(x)
	case connectors.Place:
		into.place(x)
	case Row:
		into.name(x.Customer)
	case OrderRow:
		into.name(x.Buyer)
	case CustomerRow:
		into.name(x.Name)
	case OrderFacts:
		into.person(x.Buyer)
		into.place(x.BuyerAt)
		for _, p := range x.Parcels {
			into.place(p.To)
		}
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
		k, err := d.store.CustomerByID(ctx, q.CustomerID)
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
		o, err := d.store.Order(ctx, id)
		if err != nil {
			return err
		}
		v.person(o.Buyer)
		v.place(o.BuyerAt)
		for _, p := range o.Parcels {
			v.place(p.To)
		}
	}
	return nil
}
