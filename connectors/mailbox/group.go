package mailbox

import (
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// viaGroup is the name a Google group gives a mail when it puts itself into From:
// 「'山田' via 問い合わせ」, 「'山田' 経由 問い合わせ」.
var viaGroup = regexp.MustCompile(`^'(.+)' (?:via|経由)(?: |$)`)

// writer is who wrote a mail that a group of the shop has passed on under its own
// address: X-Original-Sender, else Reply-To. Both are believed only where From is
// the shop's, because anybody can write such a field. A form that sends without
// an address of its own names the customer in Reply-To.
func (s settings) writer(m *mime.Mail) (connectors.Person, bool) {
	if m.Kind == mime.KindBounce || m.Kind == mime.KindComplaint {
		return connectors.Person{}, false // it is about a mail of ours, whoever carried it here
	}
	if len(m.From) == 0 || !s.isOwn(m.From[0].Address) && !s.isGroup(m) {
		return connectors.Person{}, false
	}
	reply, replies := s.foreign(m.ReplyTo)
	replies = replies && !strings.EqualFold(reply.Address, m.From[0].Address)
	name := viaGroup.FindStringSubmatch(m.From[0].Name)
	who, found := s.foreign(mime.ParseAddresses([]byte(m.Header.Raw("X-Original-Sender"))))
	if !found && name == nil || strings.EqualFold(who.Address, m.From[0].Address) {
		return connectors.Person{}, false
	}
	if replies && (!found || noReply.MatchString(localOf(who.Address))) {
		who, found = reply, true
	}
	if name != nil && who.Name == "" {
		who.Name = name[1]
	}
	return who, found
}

// isGroup reports whether a mail comes from a list of the shop's own domain.
func (s settings) isGroup(m *mime.Mail) bool {
	return isList(m) && slices.Contains(s.ownDomains(), domainOf(m.From[0].Address))
}

// unlisted takes the mark of automatic mail off what only the shop's group made
// look like it: every customer would come through as a mailing list.
func unlisted(m *mime.Mail, who connectors.Person) bool {
	auto := strings.ToLower(strings.TrimSpace(m.Header.Raw("Auto-Submitted")))
	return m.Kind == mime.KindAuto && (auto == "" || strings.HasPrefix(auto, "no")) &&
		strings.EqualFold(strings.TrimSpace(m.Header.Raw("Precedence")), "list") &&
		!strings.Contains(strings.ToLower(m.Header.Raw("Content-Type")), "multipart/report") &&
		!noReply.MatchString(localOf(who.Address))
}
