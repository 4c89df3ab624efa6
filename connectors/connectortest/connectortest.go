// Package connectortest is the suite that every kind of account passes. It
// drives a connector against a fake server of its kind and checks the contract
// of package connectors: nothing is lost by a repeat, nothing is sent twice, a
// failure has the reason the desk acts on, and no secret leaves by an error or
// the log.
//
// It knows no kind. What a kind cannot do (an optional interface, a fault the
// fake does not have) is skipped by name, never passed silently.
package connectortest

import (
	"testing"

	"madoguchi/connectors"
)

// Subject is one connector with a fresh fake server behind it.
type Subject struct {
	Spec     connectors.Spec
	Settings connectors.Settings // working ones
	Env      connectors.Env      // the suite replaces Log by one it reads
	Local    bool                // the kind stays on this computer

	Ask       func(text string) (remoteID string) // a customer opens a new inquiry
	Again     func(remoteID, text string)         // the customer writes again in it
	Delivered func(remoteID string) []string      // the shop's replies the server holds
	Calls     func() int                          // calls or connections the server has seen

	// Reply fills what the kind needs beyond the common fields; nil when the
	// common fields do. The given reply already has a thread, a recipient, a
	// MailID and the references of the last message.
	Reply func(q connectors.Inquiry, r connectors.Reply) connectors.Reply

	// Faults; nil where the kind or its fake has no such thing.
	StoreThenCut func() // the next send is stored, then the line breaks
	Refuse       func() // the next send is refused for good
	Slow         func() // the next call is answered after a minute, if ever
	Busy         func() // the next call is answered "too fast" or "not now"
	Revoke       func() // the credentials die
	Restore      func() // and live again
}

// Run runs every case on its own subject.
func Run(t *testing.T, fresh func(t *testing.T) Subject) {
	t.Helper()
	for _, c := range []struct {
		name string
		test func(t *testing.T, d *desk)
	}{
		{"spec_is_complete", specIsComplete},
		{"open_without_settings_says_what_is_missing_and_never_dials", openEmpty},
		{"open_never_dials", openNeverDials},
		{"the_first_pull_brings_the_inquiry", firstPull},
		{"the_same_cursor_twice_brings_the_same", sameCursorTwice},
		{"a_second_message_appears_under_its_thread", secondMessage},
		{"a_restart_between_two_pulls_changes_nothing", restartBetweenPulls},
		{"a_cancelled_pull_returns_at_once", cancelledPull},
		{"a_pull_cancelled_while_it_waits_returns_at_once", cancelledInFlight},
		{"a_reply_is_delivered_once_and_seen_again", sendOnce},
		{"a_cancelled_send_returns_at_once_and_delivers_nothing", cancelledSend},
		{"a_send_cut_after_the_server_stored_it_is_unknown_and_found", storeThenCut},
		{"an_unsent_reply_is_not_found", neverSent},
		{"a_refused_send_is_certainly_not_sent", refusedSend},
		{"a_busy_server_is_asked_again_later", busyPull},
		{"a_busy_server_at_a_send_delivers_nothing_twice", busySend},
		{"dead_keys_are_told_in_words_and_the_gap_comes_afterwards", deadKeys},
		{"a_probe_changes_nothing", probe},
		{"a_probe_with_dead_keys_says_so", probeDead},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, fresh(t))
			c.test(t, d)
			d.noSecretLeft()
		})
	}
}
