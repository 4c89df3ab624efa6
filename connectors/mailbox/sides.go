package mailbox

import (
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// sides tells who wrote a mail, the shop or somebody else, and who the customer
// is. A mail from our own address in a received folder is an answer of ours
// unless it names somebody else to reply to, as order forms do, or goes only to
// ourselves, as forms without a Reply-To do: nobody answers a customer that way.
// What a group of the shop passes on is its writer's.
func (s settings) sides(m *mime.Mail, sent bool) (connectors.Direction, connectors.Person) {
	own := len(m.From) > 0 && s.isOwn(m.From[0].Address)
	reply, replies := s.foreign(m.ReplyTo)
	to, goesOut := s.foreign(append(append([]mime.Address{}, m.To...), m.Cc...))
	writer, passed := s.writer(m)
	switch {
	case sent:
		return connectors.Out, to
	case passed:
		return connectors.In, writer
	case own && replies:
		return connectors.In, reply
	case own && goesOut:
		return connectors.Out, to
	case m.Kind == mime.KindBounce:
		return connectors.In, lostRecipient(m)
	case replies && !(len(m.From) > 0 && isList(m)):
		return connectors.In, named(reply, m.From)
	case len(m.From) > 0:
		return connectors.In, connectors.Person{Name: m.From[0].Name, Address: m.From[0].Address}
	}
	return connectors.In, connectors.Person{}
}

func (s settings) isOwn(address string) bool {
	return strings.EqualFold(address, s.address) || s.from != "" && strings.EqualFold(address, s.from)
}

// foreign is the first usable address that is not the shop's.
func (s settings) foreign(as []mime.Address) (connectors.Person, bool) {
	for _, a := range as {
		if isAddress(a.Address) && !s.isOwn(a.Address) {
			return connectors.Person{Name: a.Name, Address: a.Address}, true
		}
	}
	return connectors.Person{}, false
}

// named gives a bare Reply-To the name of the sender, where both are one person.
func named(p connectors.Person, from []mime.Address) connectors.Person {
	if p.Name == "" && len(from) > 0 && (strings.EqualFold(from[0].Address, p.Address) || domainOf(from[0].Address) == domainOf(p.Address)) {
		p.Name = from[0].Name
	}
	return p
}

// isList reports whether a Reply-To is the list's and not the writer's.
func isList(m *mime.Mail) bool { return m.Header.Raw("List-Id") != "" }

// lostRecipient is whom a bounce is about: never the robot that wrote it.
func lostRecipient(m *mime.Mail) connectors.Person {
	if m.Bounce == nil || len(m.Bounce.Recipients) == 0 {
		return connectors.Person{}
	}
	return connectors.Person{Address: m.Bounce.Recipients[0].Address}
}
