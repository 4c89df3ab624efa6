//go:build !windows

package folder

import "syscall"

var errQuota error = syscall.EDQUOT

// onWindows: the numbers mean other things here.
func onWindows(error, ...syscall.Errno) bool { return false }

func locked(error) bool { return false }
