// Package bigmail holds one test: a shop connects a mailbox that has been in use
// for years. The newest month is there within seconds, the rest follows while the
// program is killed again and again and the list stays quick, and in the end the
// desk holds every mail of the server, byte for byte.
//
// It runs in the ordinary tests with a small mailbox and, with BIGMAIL=100000,
// with a large one on a real Dovecot.
package bigmail
