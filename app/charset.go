package app

import (
	"context"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store"
)

// SetCharset chooses what the replies to the customer of an inquiry are written
// in (古い携帯電話向けの文字コードで送る). It is remembered for the address.
func (d *Desk) SetCharset(ctx context.Context, in CharsetChange) error {
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return err
	}
	if err := d.takesCharset(q, in.Charset); err != nil {
		return err
	}
	return d.rememberCharset(ctx, q, in.Charset)
}

// takesCharset refuses what the customer of an inquiry cannot be written to in.
func (d *Desk) takesCharset(q store.Inquiry, charset string) error {
	if charset == "" || addressOf(q) != "" && slices.Contains(d.spec(q.Kind).Charsets, charset) {
		return nil
	}
	return refuse("no_charset", "この問い合わせでは、その文字コードを選べません。何も変えていません。メールの問い合わせで iso-2022-jp か utf-8 を選んでください。")
}

func (d *Desk) rememberCharset(ctx context.Context, q store.Inquiry, charset string) error {
	address := addressOf(q)
	changed, err := d.store.ChangeSetting(ctx, actor(ctx), store.OldPhones, func(old string) string {
		known, chosen := lines(old), charset == connectors.ISO2022JP
		if slices.Contains(known, address) == chosen {
			return old
		}
		if chosen {
			return strings.Join(append(known, address), "\n")
		}
		return strings.Join(slices.DeleteFunc(known, func(a string) bool { return a == address }), "\n")
	})
	if err != nil || !changed {
		return err
	}
	return d.changed(q.ID, nil)
}

// charset is the one chosen for the customer, "" for the usual one.
func (d *Desk) charset(ctx context.Context, q store.Inquiry) (string, error) {
	if !slices.Contains(d.spec(q.Kind).Charsets, connectors.ISO2022JP) || q.Address == "" {
		return "", nil
	}
	known, err := d.oldPhones(ctx)
	if err != nil || !slices.Contains(known, addressOf(q)) {
		return "", err
	}
	return connectors.ISO2022JP, nil
}

func (d *Desk) oldPhones(ctx context.Context) ([]string, error) {
	return same(ctx, common{what: "old phones"}, func() ([]string, error) {
		v, err := d.store.Setting(ctx, store.OldPhones)
		return lines(v), err
	})
}

func lines(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }) }

func addressOf(q store.Inquiry) string { return strings.ToLower(strings.TrimSpace(q.Address)) }

func (d *Desk) threadCharset(ctx context.Context, q store.Inquiry, t *Thread) (err error) {
	t.Charsets = []string{}
	if q.Address != "" {
		t.Charsets = append(t.Charsets, d.spec(q.Kind).Charsets...)
	}
	t.Charset, err = d.charset(ctx, q)
	return err
}
