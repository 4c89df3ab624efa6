// Package store keeps everything: inquiries, messages, orders, links, drafts,
// the outbox, accounts and who did what. It is the only room that knows SQL. The
// database is the truth and the queue: what matters is committed before anyone
// is told of it, so that a crash at any line loses no message and sends none
// twice.
//
// It never talks to a network, opens no secret and knows no screen.
package store
