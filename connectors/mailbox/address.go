package mailbox

import (
	"regexp"
	"strings"

	"madoguchi/connectors/mailbox/mime"
)

// isAddress accepts what can stand in RCPT, the carrier addresses that break
// RFC 5321 ("foo..bar@docomo.ne.jp") included.
func isAddress(a string) bool {
	at := strings.LastIndex(a, "@")
	if at < 1 || at == len(a)-1 || len(a) > 254 {
		return false
	}
	return !strings.ContainsAny(a, " \t\r\n<>\x00") && !strings.Contains(a[:at], "@") && strings.Trim(a[at+1:], ".") == a[at+1:]
}

func domainOf(address string) string {
	return strings.ToLower(address[strings.LastIndex(address, "@")+1:])
}

func localOf(address string) string {
	if at := strings.LastIndex(address, "@"); at >= 0 {
		return strings.ToLower(address[:at])
	}
	return ""
}

// isMasked reports whether only 楽天's own relay reaches the address
// (あんしんメルアド: pc., dm. and other carrier sub-domains exist).
func isMasked(address string) bool {
	d := domainOf(address)
	return d == "fw.rakuten.ne.jp" || strings.HasSuffix(d, ".fw.rakuten.ne.jp")
}

var dotAtom = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")

// isDotAtom reports whether the local part needs no quotes (RFC 5321 §4.1.2).
func isDotAtom(address string) bool {
	return dotAtom.MatchString(address[:strings.LastIndex(address, "@")])
}

// envelope is the address as it stands in MAIL and RCPT, the same as in the mail: a
// local part that is no dot-atom is quoted, because many submission servers refuse
// it bare, and an international domain is in ASCII.
func envelope(address string) string { return mime.WireAddress(address) }

// isForeign reports whether the local part has letters that only servers with
// SMTPUTF8 take, which hardly any shop's is.
func isForeign(address string) bool {
	return strings.ContainsFunc(address[:strings.LastIndex(address, "@")], func(r rune) bool { return r >= 0x80 })
}

// The local parts behind which nobody reads.
var (
	noReply = regexp.MustCompile(`^(no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer[-_.]?daemon)`)
	robot   = regexp.MustCompile(`^(postmaster|bounces?)([-_.+].*)?$`)
)
