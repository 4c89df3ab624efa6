package app

import (
	"context"
	"net/mail"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store"
)

// TrustSender takes the banner off the mails of a message's sender (この差出人を
// 信頼する) and says whose that are.
func (d *Desk) TrustSender(ctx context.Context, in ID) (Sender, error) {
	m, err := d.store.MessageByID(ctx, in.ID)
	if err != nil {
		return Sender{}, err
	}
	address := folded(m.Address)
	if m.Direction != string(connectors.In) || address == "" {
		return Sender{}, refuse("no_sender", "このメッセージには差出人のアドレスがありません。何も変えていません。")
	}
	return Sender{Address: address}, d.trust(ctx, address, true)
}

// Senders returns the trusted ones in the order of their addresses.
func (d *Desk) Senders(ctx context.Context) (SenderList, error) {
	trusted, err := d.trusted(ctx)
	list := SenderList{Senders: make([]Sender, 0, len(trusted))}
	for _, a := range trusted {
		list.Senders = append(list.Senders, Sender{Address: a})
	}
	return list, err
}

// SetTrust trusts an address, or no longer. Saying it twice does no harm.
func (d *Desk) SetTrust(ctx context.Context, in SenderTrust) error {
	address := folded(in.Address)
	if a, err := mail.ParseAddress(address); in.Trusted && (err != nil || a.Address != address || strings.ContainsAny(address, " \t")) {
		return refuse("address", "「"+in.Address+"」はメールアドレスではありません。何も変えていません。アドレスだけを入れてください。")
	}
	return d.trust(ctx, address, in.Trusted)
}

func (d *Desk) trust(ctx context.Context, address string, trusted bool) error {
	changed, err := d.store.Trust(ctx, actor(ctx), address, trusted)
	if changed {
		d.tell(EventInquiries)
	}
	return err
}

func (d *Desk) trusted(ctx context.Context) ([]string, error) {
	v, err := d.store.Setting(ctx, store.TrustedSenders)
	return strings.Fields(strings.ToLower(v)), err
}

func folded(address string) string { return strings.ToLower(strings.TrimSpace(address)) }
