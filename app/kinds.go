package app

import (
	"context"
	"slices"

	"madoguchi/connectors"
)

// MarkRead is the setting of an account whose mall knows what has been read: may
// opening an inquiry here mark it there. Others of the shop may go by that flag.
const MarkRead = "mark_read"

// fieldsOf is the settings form of a kind: its own fields and the desk's.
func fieldsOf(s connectors.Spec) []connectors.Field {
	if !s.Marks.Read || len(s.Fields) == 0 {
		return s.Fields
	}
	return append(slices.Clone(s.Fields), connectors.Field{
		Key: MarkRead, Label: "窓口で開いたら、モールでも既読にする", Options: []string{"no", "yes"}, Default: "no", Advanced: true,
		Help: "モールの管理画面の「未読」を目印にしている人がいるときは、no のままにしてください。",
	})
}

// Kinds lists what can be connected.
func (d *Desk) Kinds(context.Context) (KindList, error) { return Kinds(d.kinds), nil }

// Kinds describes kinds for a form; no profile is needed for it.
func Kinds(specs []connectors.Spec) KindList {
	out := KindList{Kinds: []Kind{}}
	for _, s := range specs {
		fields := make([]connectors.Field, 0, len(s.Fields))
		for _, f := range fieldsOf(s) {
			f.Options = orEmpty(f.Options)
			fields = append(fields, f)
		}
		out.Kinds = append(out.Kinds, Kind{
			Kind: s.Kind, Label: s.Label, Mark: s.Mark, Shape: s.Shape, Needs: s.Needs, Takes: s.Takes,
			Guide: orEmpty(s.Guide), Fields: fields, Mall: s.Mall, Marks: marksOf(s), Start: startOf(s), SignIn: s.SignIn != nil, Discover: s.Discover != nil,
		})
	}
	return out
}

// marksOf is what a kind can carry over, with a list that is never null.
func marksOf(s connectors.Spec) connectors.Marks {
	m := s.Marks
	if m.Reasons == nil {
		m.Reasons = []connectors.Choice{}
	}
	return m
}

func startOf(s connectors.Spec) KindStart {
	out := KindStart{Categories: []connectors.Choice{}}
	if s.Start == nil {
		return out
	}
	out.Can, out.ByOrder, out.Subject = true, s.Start.ByOrder, s.Start.Subject
	out.Categories = append(out.Categories, s.Start.Categories...)
	return out
}
