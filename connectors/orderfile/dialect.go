package orderfile

import "slices"

// The malls whose own downloads the package reads: their columns, codes and
// carriers. A file of another origin is read by names alone.
const (
	rakuten = "rakuten"
	yahoo   = "yahoo"
)

// Speaks tells whether the package knows the words of a mall's own downloads. It
// takes what a Map has as its Kind.
func Speaks(kind string) bool { return slices.Contains([]string{rakuten, yahoo}, kind) }
