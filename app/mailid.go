package app

import (
	"crypto/rand"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store"
)

func newMailID(a store.Account) string { return strings.ToLower(rand.Text()) + "@" + mailDomain(a) }

// mailDomain is what stands behind the @ of our message ids: the shop's own
// domain, never the name of this computer.
func mailDomain(a store.Account) string {
	_, domain, ok := strings.Cut(a.Settings["address"], "@")
	if !ok || domain == "" {
		return "madoguchi.invalid"
	}
	return strings.ToLower(strings.TrimSpace(domain))
}

// answered is the mail a reply answers: the customer's newest, or the newest
// of the thread when all are ours.
func answered(messages []store.Message) *store.Message {
	var newest *store.Message
	for i := range messages {
		m := &messages[i]
		if m.MailID == "" {
			continue
		}
		if newest == nil || m.Direction == string(connectors.In) || newest.Direction != string(connectors.In) {
			newest = m
		}
	}
	return newest
}

// references of an answer: those of the parent, oldest first, then the parent
// (RFC 5322 §3.6.4).
func references(parent *store.Message) []string {
	var refs []string
	for _, r := range slices.Backward(parent.Refs) {
		if !slices.Contains(refs, r) && r != parent.MailID {
			refs = append(refs, r)
		}
	}
	return append(refs, parent.MailID)
}
