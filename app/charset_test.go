package app

import (
	"context"
	"slices"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// phoneDesk is a desk whose mailbox can write in the old charset.
func phoneDesk(t *testing.T) (*Desk, []int64) {
	t.Helper()
	d := open(t, &fake{}, connectors.Spec{
		Kind: "mailbox", Label: "メール", Charsets: []string{connectors.ISO2022JP},
		Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) { return pen{}, nil },
	})
	box, err := d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "mailbox", Name: "メール"})
	if err != nil {
		t.Fatal(err)
	}
	in, err := d.store.Ingest(t.Context(), box, connectors.Batch{Next: "1", Inquiries: []connectors.Inquiry{
		letterFrom("a", "Taro@docomo.ne.jp", "本文"), letterFrom("b", "taro@docomo.ne.jp", "本文"), letterFrom("c", "jiro@example.com", "本文"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	return d, in.Changed
}

// pen complains of the charset a reply is to be written in.
type pen struct{}

func (pen) Pull(context.Context, string) (connectors.Batch, error) { return connectors.Batch{}, nil }

func (pen) Send(context.Context, connectors.Reply) (connectors.Receipt, error) {
	return connectors.Receipt{}, nil
}

func (pen) Check(r connectors.Reply) []connectors.Problem {
	return []connectors.Problem{{Code: "written_in_" + r.Charset, Warn: true}}
}

func setCharset(t *testing.T, d *Desk, id int64, charset string) {
	t.Helper()
	if err := d.SetCharset(t.Context(), CharsetChange{ID: id, Charset: charset}); err != nil {
		t.Fatal(err)
	}
}

func TestSetCharset_counts_for_the_address_before_and_at_sending(t *testing.T) {
	d, ids := phoneDesk(t)
	for range 2 { // asking twice does no harm
		setCharset(t, d, ids[0], connectors.ISO2022JP)
	}
	for i, want := range []string{connectors.ISO2022JP, connectors.ISO2022JP, ""} {
		th := threadOf(t, d, ids[i])
		if th.Charset != want || !slices.Equal(th.Charsets, []string{connectors.ISO2022JP}) {
			t.Errorf("%d: %q of %q, want %q", i, th.Charset, th.Charsets, want)
		}
		checked, err := d.Check(t.Context(), CheckQuery{ID: ids[i], Text: "はい"})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(checked.Problems, func(p Problem) bool { return p.Code == "written_in_"+want }) {
			t.Errorf("%d: checked %+v", i, checked.Problems)
		}
		sent, err := d.Send(t.Context(), SendRequest{ID: ids[i], Text: "はい"})
		if err != nil {
			t.Fatal(err)
		}
		if item, err := d.store.OutboxItem(t.Context(), sent.ID); err != nil || item.Charset != want {
			t.Errorf("%d: queued in %q, want %q (%v)", i, item.Charset, want, err)
		}
	}
	setCharset(t, d, ids[1], "")
	if th := threadOf(t, d, ids[0]); th.Charset != "" {
		t.Errorf("still %q", th.Charset)
	}
}

func TestSetCharset_refuses_what_the_channel_cannot_write(t *testing.T) {
	d, ids := phoneDesk(t)
	refused(t, d.SetCharset(t.Context(), CharsetChange{ID: ids[0], Charset: "shift_jis"}), "no_charset")
	plain, others := mailDesk(t, letterFrom("a", "taro@docomo.ne.jp", "本文"))
	refused(t, plain.SetCharset(t.Context(), CharsetChange{ID: others[0], Charset: connectors.ISO2022JP}), "no_charset")
	if th := threadOf(t, plain, others[0]); len(th.Charsets) != 0 || th.Charset != "" {
		t.Errorf("%q of %q", th.Charset, th.Charsets)
	}
}
