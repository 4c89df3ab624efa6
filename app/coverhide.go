package app

import (
	"reflect"
	"slices"
)

// closed tells whether the words of what a struct is about are for owners alone.
func (c *cover) closed(v reflect.Value) bool {
	if r, ok := v.Interface().(Row); ok {
		return r.Care == careHarassment && c.owners[r.OwnerID]
	}
	if f := v.FieldByName("Inquiry"); f.IsValid() && f.Kind() == reflect.Struct {
		return c.closed(f)
	}
	if v.Type() == reflect.TypeFor[Alert]() { // its words are the desk's own
		return false
	}
	id := inquiryOf(v)
	if id == 0 {
		return false
	}
	q := c.inquiry(id)
	return q.Care == careHarassment && c.owners[q.OwnerID]
}

// wordFields are the fields in which people have written.
var wordFields = map[string]string{"Subject": ownersText, "Snippet": "", "Text": "", "Detail": "", "Name": ownersText, "HTML": ""}

// hide takes away the words of what an owner has taken over.
func (c *cover) hide(v reflect.Value) {
	if !c.closed(v) {
		return
	}
	for name, with := range wordFields {
		if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && f.String() != "" {
			f.SetString(with)
		}
	}
	switch x := v.Addr().Interface().(type) {
	case *SearchHit:
		x.Marks, x.Subject = []Mark{}, []Mark{}
	case *BatchPart:
		x.Values, x.Problems = []Value{}, []Problem{}
	case *Approval:
		x.Files, x.Changes, x.Words, x.Final = []DraftFile{}, []TextChange{}, []ApprovalWord{}, ""
	case *Draft:
		x.Files = []DraftFile{}
	case *OutboxItem:
		x.Files = []DraftFile{}
	case *Thread:
		x.Messages = slices.Clone(x.Messages)
		for i := range x.Messages {
			m := &x.Messages[i]
			m.Text, m.HTML, m.Subject = ownersText, "", ""
			m.Files, m.Folds, m.Links, m.Warnings, m.HasRaw = []File{}, []Fold{}, []MailLink{}, []string{}, false
		}
		x.Outbox, x.Tracking = []OutboxItem{}, []TrackFound{}
	}
}
