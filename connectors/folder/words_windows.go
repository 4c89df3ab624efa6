package folder

import (
	"errors"
	"syscall"
)

var errQuota error = winQuota

func onWindows(err error, numbers ...syscall.Errno) bool {
	for _, n := range numbers {
		if errors.Is(err, n) {
			return true
		}
	}
	return false
}

// locked: another program has the file open, so it is still being written.
func locked(err error) bool { return onWindows(err, winSharing) }
