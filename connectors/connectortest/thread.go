package connectortest

import (
	"strings"

	"madoguchi/connectors"
)

// thread merges what came of one thread, the way the desk does it: by the id of
// the inquiry, or for mail by the references.
func thread(all []connectors.Inquiry, remoteID string) connectors.Inquiry {
	q := connectors.Inquiry{RemoteID: remoteID}
	known := map[string]bool{}
	for _, a := range all {
		if !belongs(a, remoteID) {
			continue
		}
		had := q.Messages
		if len(had) == 0 {
			q, q.RemoteID = a, remoteID
		}
		q.Messages = had
		for _, m := range a.Messages {
			if !known[m.RemoteID] {
				known[m.RemoteID] = true
				q.Messages = append(q.Messages, m)
			}
		}
	}
	return q
}

func belongs(q connectors.Inquiry, remoteID string) bool {
	if q.RemoteID == remoteID {
		return true
	}
	for _, m := range q.Messages {
		if m.MailID == remoteID {
			return true
		}
		for _, ref := range m.Refs {
			if ref == remoteID {
				return true
			}
		}
	}
	return false
}

// with returns the message that holds text.
func with(q connectors.Inquiry, text string) (connectors.Message, bool) {
	for _, m := range q.Messages {
		if strings.Contains(m.Text, text) {
			return m, true
		}
	}
	return connectors.Message{}, false
}
