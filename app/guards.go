package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// writing is what belongs to a draft beside its words.
type writing struct {
	template int64
	seen     int64    // newest message its writer has seen, 0 for all
	accepted []string // keys of warnings that a person has accepted
}

// circumstances are what a text is held against beside the order: what was said
// in the thread, what is noted, and whose the values in it are.
func (d *Desk) circumstances(ctx context.Context, s situation, c *reply.Context) error {
	c.Writer, c.Item = s.inquiry.Address, s.inquiry.ItemName
	c.Shop, c.Signature = cmp.Or(s.shop.ShopName, s.account.Name), s.shop.Signature
	spoken(s.messages, c)
	c.News = newsSince(s.messages, s.writing.seen)
	if s.order != nil && s.order.Memo != "" {
		c.Internal = append(c.Internal, s.order.Memo)
	}
	w, err := d.working(ctx)
	if err != nil {
		return err
	}
	c.Calendar = &w.Calendar
	if err := d.otherPlaces(ctx, s, c); err != nil {
		return err
	}
	c.Whose = func(kind, value string) reply.Owner { return d.whose(ctx, s, kind, value) }
	if s.writing.template == 0 {
		return nil
	}
	from, err := d.store.TemplateOrigin(ctx, s.writing.template, s.inquiry.ID)
	c.Template = reply.Origin(from)
	return err
}

// spoken sorts the messages of a thread by who must know what: the customer's
// words, our last answer, the notes of colleagues.
func spoken(messages []store.Message, c *reply.Context) {
	var said strings.Builder
	for _, m := range messages {
		switch connectors.Direction(m.Direction) {
		case connectors.In:
			said.WriteString(m.Subject + "\n" + m.Text + "\n")
			c.Newest = m.Text
		case connectors.Out:
			c.Last = m.Text
		case connectors.Note, connectors.Call:
			c.Internal = append(c.Internal, m.Text)
		}
	}
	c.Said = said.String()
}

// newsSince are the messages that came after the writer has looked, but for what
// machines write.
func newsSince(messages []store.Message, seen int64) []reply.News {
	if seen == 0 {
		return nil
	}
	var all []reply.News
	for _, m := range messages {
		ours := m.Direction == string(connectors.Out)
		if m.ID <= seen || m.Deleted || !ours && m.Direction != string(connectors.In) || m.Kind == connectors.Auto || m.Kind == connectors.Bounce {
			continue
		}
		all = append(all, reply.News{Ours: ours, By: m.Author, At: jst.Of(m.SentAt)})
	}
	return all
}

// otherPlaces are the names of the shop's other accounts, as far as they are names
// of their own.
func (d *Desk) otherPlaces(ctx context.Context, s situation, c *reply.Context) error {
	accounts, err := same(ctx, common{what: "accounts"}, func() ([]store.Account, error) { return d.store.Accounts(ctx) })
	if err != nil {
		return err
	}
	const telling = 4 // letters; 「本店」 is a word like others
	for _, a := range accounts {
		own := strings.Contains(c.Shop, a.Name) || strings.Contains(s.account.Name, a.Name) || strings.Contains(a.Name, s.account.Name)
		if a.ID != s.account.ID && !own && utf8.RuneCountInString(a.Name) >= telling && a.Name != d.spec(a.Kind).Label && a.Name != d.spec(a.Kind).Mall {
			c.OtherShops = append(c.OtherShops, a.Name)
		}
		if address := a.Settings["address"]; address != "" && !slices.Contains(c.Own, address) {
			c.Own = append(c.Own, address)
		}
	}
	return nil
}

// whose tells whose a value in a text is. What the same customer or the linked
// order has as well is theirs, whoever else has it: families share a telephone.
func (d *Desk) whose(ctx context.Context, s situation, kind, value string) reply.Owner {
	all, err := d.store.Holders(ctx, kind, value)
	if err != nil {
		d.log.Warn("whose", "kind", kind, "err", err)
		return reply.OwnerUnknown
	}
	if len(all) == 0 {
		return reply.OwnerUnknown
	}
	same := func(h store.Holder) bool {
		return h.Inquiry != 0 && h.Inquiry == s.inquiry.ID || h.Order != 0 && h.Order == s.orders ||
			h.Customer != 0 && h.Customer == s.inquiry.CustomerID
	}
	if slices.ContainsFunc(all, same) {
		return reply.OwnerSame
	}
	return reply.OwnerOther
}

// readable is what stands in a file that is plain text.
func (d *Desk) readable(f DraftFile) string {
	const most = 200_000
	if !strings.HasPrefix(f.Type, "text/") || f.Size > most {
		return ""
	}
	data, err := d.store.Blob(f.SHA256)
	if err != nil {
		return "" // one that is not kept is for the channel to refuse
	}
	return string(data)
}

// accept marks the warnings that a person has accepted.
func accept(all []Problem, keys []string) {
	for i, p := range all {
		all[i].Accepted = p.Warn && slices.Contains(keys, p.Key)
	}
}

// unaccepted are the warnings that nobody has accepted.
func unaccepted(all []Problem) []Problem {
	return slices.DeleteFunc(slices.Clone(all), func(p Problem) bool { return !p.Warn || p.Accepted })
}

// unconfirmed refuses a reply with warnings that its writer may not have seen.
func unconfirmed(all []Problem) error {
	left := unaccepted(all)
	if len(left) == 0 {
		return nil
	}
	return &Refusal{
		Code: "problems", Problems: all,
		Text: fmt.Sprintf("送っていません。注意が %d 件あります。1 件ずつ確かめてから、もう一度送ってください。", len(left)),
	}
}

// codes are those of the warnings a reply goes with: those that a person has
// accepted one by one, and the others.
func codes(all []Problem) (accepted, left []string) {
	for _, p := range all {
		switch {
		case !p.Warn:
		case p.Accepted && !slices.Contains(accepted, p.Code):
			accepted = append(accepted, p.Code)
		case !p.Accepted && !slices.Contains(left, p.Code):
			left = append(left, p.Code)
		}
	}
	return accepted, left
}
