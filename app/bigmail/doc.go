// Package bigmail holds one test: a shop connects a mailbox that has been in use
// for years. The newest month is there within seconds, the rest follows while the
// program is killed again and again. Meanwhile a person works: the list stays
// quick, an inquiry is opened and answered, and a mail that comes is shown long
// before the past is read. In the end the desk holds every mail of the server,
// byte for byte, and none was fetched twice but what a kill had cut off.
//
// It runs in the ordinary tests with a small mailbox and, with BIGMAIL=100000,
// with a large one on a real Dovecot. docs/performance.md has the figures.
package bigmail
