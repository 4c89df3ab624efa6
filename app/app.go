// Package app is what a person can do: one file per screen subject. Every
// method that a click, a key or a command can trigger exists once, here; the
// window, the local HTTP host and the command line all call it.
//
// It knows no SQL (store), no wire format (connectors) and no transport
// (app/host). Who acts is taken from the context, never from the page.
package app
