package app

import (
	"os"
	"runtime/debug"
)

// enoughMemory is what Go's part of a desk at work may grow to, in bytes; with the program itself
// and SQLite's pages it stays below 140 MB. Its data is some 15 to 35 MB; without a bound the
// collector lets batches of a first synchronisation pile up to three times as much. What needs
// more gets it, and costs processor time instead.
const enoughMemory = 80 << 20

// rarely is how much garbage there may be for each 100 bytes of data, before it is collected,
// as long as the bound allows it. Collecting twice as often costs a first synchronisation
// some 6 to 9 % of its processor time.
const rarely = 200

// boundMemory keeps the program small on the shop's PC, unless somebody has said otherwise.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(enoughMemory)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(rarely)
	}
}
