package mailbox

import (
	"context"
	"errors"
	"net"
	"time"

	"madoguchi/connectors"

	"golang.org/x/net/idna"
)

// resolver asks where the mail of a domain goes. *net.Resolver is one.
type resolver interface {
	LookupMX(ctx context.Context, name string) ([]*net.MX, error)
	LookupHost(ctx context.Context, host string) ([]string, error)
}

// namesWait is how long a reply waits for an answer about its recipient's domain.
const namesWait = 5 * time.Second

// findDomains refuses recipients whose domain takes no mail, before anything
// leaves. Only a clear no counts: without an answer the mail server, which asks
// for itself, decides. Masked addresses are the relay's business.
func (b *box) findDomains(ctx context.Context, to []connectors.Person) error {
	if b.names == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, namesWait)
	defer cancel()
	for _, p := range to {
		if isMasked(p.Address) || b.takesMail(ctx, domainOf(p.Address)) {
			continue
		}
		return &connectors.Error{
			Reason: connectors.Rejected, Code: "domain_unknown",
			Text: "宛先のドメイン（@ より後ろ）がインターネット上に見つかりません。返信は送られていません。アドレスのつづりを確かめてください。",
		}
	}
	return nil
}

func (b *box) takesMail(ctx context.Context, domain string) bool {
	if ascii, err := idna.Lookup.ToASCII(domain); err == nil {
		domain = ascii
	}
	mx, err := b.names.LookupMX(ctx, domain+".")
	if len(mx) == 1 && mx[0].Host == "." {
		return false // RFC 7505: this domain takes no mail
	}
	if len(mx) > 0 || !notThere(err) {
		if err != nil && len(mx) == 0 {
			b.env.Log.Info("recipient's domain not checked", "err", loggable(err))
		}
		return true
	}
	_, err = b.names.LookupHost(ctx, domain+".")
	return !notThere(err)
}

// notThere tells that the name certainly is not there, or has no such record.
func notThere(err error) bool {
	var no *net.DNSError
	return errors.As(err, &no) && no.IsNotFound
}
