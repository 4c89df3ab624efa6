package app

import (
	"os"
	"runtime/debug"
)

// enoughMemory is what Go's part of a desk at work may grow to, in bytes. Its data is some
// 25 MB; without a bound the collector lets batches of a first synchronisation pile up to
// three times as much. What needs more gets it, and costs processor time instead.
const enoughMemory = 56 << 20

// boundMemory keeps the program small on the shop's PC, unless somebody has said otherwise.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(enoughMemory)
	}
}
