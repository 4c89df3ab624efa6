package app

import (
	"context"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store"
)

// oldPhones is the setting of the addresses that are written to in ISO-2022-JP,
// one a line.
const oldPhones = "iso2022jp_addresses"

// SetCharset chooses what the replies to the customer of an inquiry are written
// in (古い携帯電話向けの文字コードで送る). It is remembered for the address.
func (d *Desk) SetCharset(ctx context.Context, in CharsetChange) error {
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return err
	}
	address := addressOf(q)
	if in.Charset != "" && (address == "" || !slices.Contains(d.spec(q.Kind).Charsets, in.Charset)) {
		return refuse("no_charset", "この問い合わせでは、その文字コードを選べません。何も変えていません。メールの問い合わせで iso-2022-jp か utf-8 を選んでください。")
	}
	known, err := d.oldPhones(ctx)
	if err != nil {
		return err
	}
	chosen := in.Charset == connectors.ISO2022JP
	if slices.Contains(known, address) == chosen {
		return nil
	}
	known = slices.DeleteFunc(known, func(a string) bool { return a == address })
	if chosen {
		known = append(known, address)
	}
	return d.changed(q.ID, d.store.SetSetting(ctx, actor(ctx), oldPhones, strings.Join(known, "\n")))
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
	v, err := d.store.Setting(ctx, oldPhones)
	return strings.FieldsFunc(v, func(r rune) bool { return r == '\n' }), err
}

func addressOf(q store.Inquiry) string { return strings.ToLower(strings.TrimSpace(q.Address)) }

func (d *Desk) threadCharset(ctx context.Context, q store.Inquiry, t *Thread) (err error) {
	t.Charsets = []string{}
	if q.Address != "" {
		t.Charsets = append(t.Charsets, d.spec(q.Kind).Charsets...)
	}
	t.Charset, err = d.charset(ctx, q)
	return err
}
