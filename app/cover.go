package app

import (
	"context"
	"reflect"
	"slices"

	"madoguchi/connectors"
	"madoguchi/store"
)

const ownersText = "内容は店長のみが見られます。"

// cover hides in an answer what the person in ctx may not see.
type cover struct {
	d      *Desk
	ctx    context.Context
	who    acting
	owners map[int64]bool
	known  map[int64]*veil
	seen   map[int64]store.Inquiry
	err    error
}

// Cover returns an answer as the person in ctx may see it: without inquiries of
// others, without what is for the owner alone, and masked. about is the inquiry
// that was asked for, 0 when none or not known.
func (d *Desk) Cover(ctx context.Context, answer any, about int64) (any, error) {
	a := who(ctx)
	if a.free() || answer == nil {
		return answer, nil
	}
	owners, err := d.ownerIDs(ctx)
	if err != nil {
		return nil, err
	}
	c := &cover{d: d, ctx: ctx, who: a, owners: owners, known: map[int64]*veil{}, seen: map[int64]store.Inquiry{}}
	v := reflect.New(reflect.TypeOf(answer)).Elem()
	v.Set(reflect.ValueOf(answer))
	of := &veil{}
	if about != 0 && a.masked {
		of = c.veilOf(about)
	}
	c.walk(v, asText, of)
	return v.Interface(), c.err
}

func (d *Desk) ownerIDs(ctx context.Context) (map[int64]bool, error) {
	all, err := d.store.Staffs(ctx)
	out := map[int64]bool{}
	for _, s := range all {
		if s.Role == RoleOwner {
			out[s.ID] = true
		}
	}
	return out, err
}

// ownersOnly tells whether the text of an inquiry is for owners alone: one of them
// has taken over what may be harassment (カスハラの疑い).
func (d *Desk) ownersOnly(ctx context.Context, care string, owner int64) (bool, error) {
	if care != careHarassment || who(ctx).free() {
		return false, nil
	}
	owners, err := d.ownerIDs(ctx)
	return owners[owner], err
}

const careHarassment = "harassment"

func (c *cover) walk(v reflect.Value, as kind, of *veil) {
	switch v.Kind() {
	case reflect.String:
		if c.who.masked {
			if masked := of.as(v.String(), as); masked != v.String() {
				v.SetString(masked)
			}
		}
	case reflect.Struct:
		c.walkStruct(v, of)
	case reflect.Slice:
		c.walkSlice(v, as, of)
	case reflect.Map:
		c.walkMap(v, as, of)
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() && v.Elem().Kind() != reflect.Func {
			inner := reflect.New(v.Elem().Type()).Elem()
			inner.Set(v.Elem())
			c.walk(inner, as, of)
			if v.Kind() == reflect.Pointer {
				v.Set(inner.Addr())
			} else {
				v.Set(inner)
			}
		}
	}
}

// walkSlice copies before it changes: some lists are shared with the desk.
func (c *cover) walkSlice(v reflect.Value, as kind, of *veil) {
	if v.Len() == 0 || !holdsText(v.Type().Elem()) {
		return
	}
	out := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		e := reflect.New(v.Type().Elem()).Elem()
		e.Set(v.Index(i))
		if !c.within(e) {
			continue
		}
		c.walk(e, as, of)
		out = reflect.Append(out, e)
	}
	v.Set(out)
}

func (c *cover) walkMap(v reflect.Value, as kind, of *veil) {
	if v.IsNil() || !holdsText(v.Type().Elem()) {
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	for _, key := range v.MapKeys() {
		e := reflect.New(v.Type().Elem()).Elem()
		e.Set(v.MapIndex(key))
		c.walk(e, as, of)
		out.SetMapIndex(key, e)
	}
	v.Set(out)
}

func holdsText(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Struct, reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		return true
	}
	return false
}

func (c *cover) walkStruct(v reflect.Value, of *veil) {
	t := v.Type()
	if slices.Contains(shopTypes, t) {
		return
	}
	of = c.scope(v, of)
	shift := c.places(v, of)
	c.hide(v)
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() || f.Name == "Partner" && t == reflect.TypeFor[Document]() && c.who.role == RoleAccounting {
			continue // the books are searched by whom a paper names (電子帳簿保存法施行規則 第4条)
		}
		c.walk(v.Field(i), kindAt(v, i), of)
	}
	shift()
}

// isOurs tells whether the shop itself has written a message.
func isOurs(direction string) bool {
	return direction == string(connectors.Out) || direction == string(connectors.Note) || direction == string(connectors.Call)
}

// scope adds what is known of the people that a struct is about.
func (c *cover) scope(v reflect.Value, of *veil) *veil {
	if !c.who.masked {
		return of
	}
	if id := inquiryOf(v); id != 0 {
		of = c.veilOf(id)
	}
	extra := &veil{}
	if k, ok := v.Interface().(Customer); ok && k.Note != "" {
		extra = c.veilOfCustomer(k.ID)
	}
	gather(v, extra)
	if len(extra.pairs) == 0 {
		return of
	}
	return &veil{pairs: append(slices.Clone(of.pairs), extra.pairs...)}
}

// byID are types whose ID is that of an inquiry.
var byID = []reflect.Type{reflect.TypeFor[Row](), reflect.TypeFor[Draft](), reflect.TypeFor[Oldest](), reflect.TypeFor[BulkRefusal]()}

// inquiryOf is the inquiry that a struct of an answer is about, 0 for none.
func inquiryOf(v reflect.Value) int64 {
	if slices.Contains(byID, v.Type()) {
		return v.FieldByName("ID").Int()
	}
	for _, name := range []string{"InquiryID", "Inquiry"} {
		f := v.FieldByName(name)
		if !f.IsValid() {
			continue
		}
		if r, ok := f.Interface().(Row); ok {
			return r.ID
		}
		if f.Kind() == reflect.Int64 {
			return f.Int()
		}
	}
	return 0
}

// inquiry reads an inquiry once for each answer; a gone one is nobody's.
func (c *cover) inquiry(id int64) store.Inquiry {
	if q, ok := c.seen[id]; ok {
		return q
	}
	q, err := c.d.store.Inquiry(c.ctx, id)
	if err = ignoreGone(err); err != nil && c.err == nil {
		c.err = err
	}
	c.seen[id] = q
	return q
}

// within tells whether an element of a list is to be seen at all.
func (c *cover) within(e reflect.Value) bool {
	if c.who.reach.Staff == 0 || e.Kind() != reflect.Struct {
		return true
	}
	if r, ok := e.Interface().(Row); ok {
		return c.who.reach.Has(r.OwnerID)
	}
	if e.Type() == reflect.TypeFor[Alert]() { // counts of the whole shop, without a word of an inquiry
		return true
	}
	id := inquiryOf(e)
	if id == 0 {
		return true
	}
	q := c.inquiry(id)
	return q.ID != 0 && c.who.reach.Has(q.OwnerID)
}

// as masks a value of a kind.
func (v *veil) as(s string, as kind) string {
	switch as {
	case asOurs:
		return s
	case asGone:
		return ""
	case asName:
		return maskName(s)
	case asPhone:
		return maskPhone(s)
	case asMail:
		return maskMail(s)
	case asZip:
		return maskZip(s)
	case asRest:
		return maskRest(s)
	}
	return v.text(s)
}
