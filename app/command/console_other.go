//go:build !windows

package command

// attachConsole has nothing to do where programs keep the console they were
// started from.
func attachConsole() {}
