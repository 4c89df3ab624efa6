package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

func (p *turn) try() (free bool, err error) {
	err = windows.LockFileEx(windows.Handle(p.file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

func (p *turn) leave() error {
	return windows.UnlockFileEx(windows.Handle(p.file.Fd()), 0, 1, 0, &windows.Overlapped{})
}
