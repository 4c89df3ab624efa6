package mailbox

import "strings"

// endpoint is where a provider listens.
type endpoint struct {
	host     string
	port     int
	security string
}

// provider is what is known about a mail service. Only services whose host
// follows from the domain are listed; for さくら, エックスサーバー and the like
// the host stands in the shop's contract and is asked for.
type provider struct {
	domains   []string
	imap      endpoint
	smtp      endpoint
	localPart bool   // the user name is the part before the @
	asks      string // the user name has nothing to do with the address: what it is called
}

// providers: specs as of 2026-11, see README.md for the sources.
var providers = []provider{
	{
		domains: []string{"gmail.com", "googlemail.com"},
		imap:    endpoint{"imap.gmail.com", 993, secTLS},
		smtp:    endpoint{"smtp.gmail.com", 465, secTLS},
	},
	{
		domains: []string{"outlook.com", "outlook.jp", "hotmail.com", "hotmail.co.jp", "live.com", "live.jp", "msn.com"},
		imap:    endpoint{"outlook.office365.com", 993, secTLS},
		smtp:    endpoint{"smtp-mail.outlook.com", 587, secStartTLS},
	},
	{
		domains: []string{"onmicrosoft.com"},
		imap:    endpoint{"outlook.office365.com", 993, secTLS},
		smtp:    endpoint{"smtp.office365.com", 587, secStartTLS},
	},
	{
		domains:   []string{"yahoo.co.jp"},
		imap:      endpoint{"imap.mail.yahoo.co.jp", 993, secTLS},
		smtp:      endpoint{"smtp.mail.yahoo.co.jp", 465, secTLS},
		localPart: true,
	},
	{
		domains: []string{"docomo.ne.jp"},
		imap:    endpoint{"imap.spmode.ne.jp", 993, secTLS},
		smtp:    endpoint{"smtp.spmode.ne.jp", 465, secTLS},
		asks:    "d アカウントの ID",
	},
	{
		domains:   []string{"i.softbank.jp"},
		imap:      endpoint{"imap.softbank.jp", 993, secTLS},
		smtp:      endpoint{"smtp.softbank.jp", 465, secTLS},
		localPart: true,
	},
	{
		domains: []string{"lolipop.jp"},
		imap:    endpoint{"imap.lolipop.jp", 993, secTLS},
		smtp:    endpoint{"smtp.lolipop.jp", 465, secTLS},
	},
}

// hostedDomain is さくら's: every customer has an initial domain below it, which
// is also the name of the host that speaks both protocols.
const hostedDomain = ".sakura.ne.jp"

func providerOf(address string) provider {
	domain := domainOf(address)
	for _, p := range providers {
		for _, d := range p.domains {
			if domain == d || strings.HasSuffix(domain, "."+d) {
				return p
			}
		}
	}
	if strings.HasSuffix(domain, hostedDomain) {
		return provider{imap: endpoint{domain, 993, secTLS}, smtp: endpoint{domain, 465, secTLS}}
	}
	return provider{}
}

func (p provider) user(address string) string {
	if p.localPart {
		return address[:strings.LastIndex(address, "@")]
	}
	return address
}

// savesItself reports whether mail submitted to host appears in the Sent folder
// by itself, so that a copy of ours would double it.
func savesItself(host string) bool {
	host = strings.ToLower(host)
	for _, d := range []string{"gmail.com", "googlemail.com", "office365.com", "outlook.com"} {
		if host == d || strings.HasSuffix(host, "."+d) {
			return true
		}
	}
	return false
}
