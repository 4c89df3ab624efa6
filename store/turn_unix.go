//go:build !windows

package store

import (
	"errors"
	"syscall"
)

func (p *turn) try() (free bool, err error) {
	err = syscall.Flock(int(p.file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return false, nil
	}
	return err == nil, err
}

func (p *turn) leave() error { return syscall.Flock(int(p.file.Fd()), syscall.LOCK_UN) }
