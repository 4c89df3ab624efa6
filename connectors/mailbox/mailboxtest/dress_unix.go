//go:build !windows

package mailboxtest

import (
	"os"
	"os/exec"
	"syscall"
)

// dress lets a command run as the identity.
func (i identity) dress(cmd *exec.Cmd) {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(i.uid), Gid: uint32(i.gid)}}
	}
}
