//go:build !windows

package folder

import "syscall"

const nonBlocking = syscall.O_NONBLOCK
