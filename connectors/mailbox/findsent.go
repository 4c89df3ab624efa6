package mailbox

import (
	"context"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"

	"github.com/emersion/go-imap/v2"
)

const (
	maxCopies = 500            // headers read to see that a copy is not there
	copySlack = time.Hour      // how far this clock and the server's may differ
	copyReach = 24 * time.Hour // SINCE knows days only, in the server's own zone
	renamedID = "X-Microsoft-Original-Message-ID"
)

// FindSent looks for the reply in the Sent folder. Not to find it says something
// only where the provider puts every mail there by itself: others get their copy
// from us, after an answer that never came.
func (b *box) FindSent(ctx context.Context, r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
	s, err := b.signIn(ctx)
	if err != nil {
		return connectors.Receipt{}, connectors.CannotTell, err
	}
	defer s.logout()
	rec, finding, err := b.findCopy(s, r)
	if err != nil {
		return connectors.Receipt{}, connectors.CannotTell, s.explain(err)
	}
	return rec, finding, nil
}

func (b *box) findCopy(s *session, r connectors.Reply) (rec connectors.Receipt, finding connectors.Finding, err error) {
	folder, err := b.sentFolder(s)
	if err != nil || folder == "" || r.MailID == "" {
		return rec, finding, err
	}
	if _, err := s.examine(folder); err != nil {
		return rec, finding, err
	}
	uids, err := s.byMailID(r.MailID)
	if err != nil {
		return rec, finding, err
	}
	if len(uids) > 0 {
		known, err := s.sizes(uids[:1])
		return connectors.Receipt{RemoteID: r.MailID, At: known[uids[0]].at}, connectors.Delivered, err
	}
	if !b.keepsSent(r) || r.Since.IsZero() {
		return rec, finding, nil
	}
	if usual, err := s.sentFolder(); err != nil || usual != folder {
		return rec, finding, err // the person keeps copies elsewhere than the provider
	}
	return s.absentCopy(r)
}

// keepsSent tells that the provider itself puts what it takes from the reply's
// way into the mailbox that is read here.
func (b *box) keepsSent(r connectors.Reply) bool {
	if len(r.To) == 0 {
		return false
	}
	way, _ := b.route(r)
	here := b.set.imap
	if !strings.EqualFold(way.username, here.username) {
		return false
	}
	return way.oauth() && here.oauth() || savesItself(way.host) && savesItself(here.host)
}

// absentCopy reads the headers of all that was sent since the attempt. A search
// that finds nothing is not enough: Microsoft may give a mail another Message-ID,
// and a mail to the same customer under an unknown one may be ours.
func (s *session) absentCopy(r connectors.Reply) (rec connectors.Receipt, finding connectors.Finding, err error) {
	uids, err := s.search(&imap.SearchCriteria{Since: r.Since.Add(-copyReach)})
	if err != nil || len(uids) > maxCopies {
		return rec, finding, err
	}
	finding = connectors.Absent
	read := 0
	if len(uids) > 0 {
		err = s.headers(uids, func(l letter) {
			read++
			switch c := readCopy(l); {
			case c.is(r):
				rec, finding = connectors.Receipt{RemoteID: c.id, At: l.at}, connectors.Delivered
			case c.mayBe(r) && finding == connectors.Absent:
				finding = connectors.CannotTell
			}
		})
	}
	if finding == connectors.Absent && read < len(uids) {
		finding = connectors.CannotTell
	}
	return rec, finding, err
}

// sentCopy is what the headers of a sent mail say.
type sentCopy struct {
	read    bool
	id      string
	first   string // the id it was handed over with, where the provider says so
	to      []string
	arrived time.Time
}

func readCopy(l letter) sentCopy {
	m := parse(l.raw)
	if m == nil {
		return sentCopy{}
	}
	c := sentCopy{read: true, id: m.MessageID, first: firstID(m), arrived: l.at}
	for _, a := range m.To {
		c.to = append(c.to, strings.ToLower(a.Address))
	}
	return c
}

// firstID is the id a mail was handed over with where the provider says that it
// has replaced it, otherwise empty.
func firstID(m *mime.Mail) string {
	first := strings.Trim(m.Header.Get(renamedID), "<> ")
	if first == m.MessageID || m.MessageID == "" {
		return ""
	}
	return first
}

func (c sentCopy) is(r connectors.Reply) bool {
	return c.read && (strings.EqualFold(c.id, r.MailID) || strings.EqualFold(c.first, r.MailID))
}

// mayBe tells that nothing shows this copy to be another mail.
func (c sentCopy) mayBe(r connectors.Reply) bool {
	if !c.read || c.id == "" || len(c.to) == 0 {
		return true
	}
	late := c.arrived.IsZero() || !c.arrived.Before(r.Since.Add(-copySlack))
	return late && !slices.Contains(r.Known, c.id) && slices.Contains(c.to, strings.ToLower(r.To[0].Address))
}
