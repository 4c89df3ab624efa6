package mailboxtest

import "os/exec"

// dress does nothing here: there is no Dovecot for Windows.
func (identity) dress(*exec.Cmd) {}
