package mailbox

import (
	"errors"
	"syscall"
)

// wsaRefused is WSAECONNREFUSED: Windows does not use the POSIX number here.
const wsaRefused = syscall.Errno(10061)

func refused(err error) bool { return errors.Is(err, wsaRefused) }
