package command

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachConsole prints to the console the program was started from: a Windows
// program with a window has none of its own. Output that goes to a file or a
// pipe is left alone.
func attachConsole() {
	const parent = ^uintptr(0)
	proc := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := proc.Call(parent); ok == 0 {
		return
	}
	if !usable(os.Stdout) {
		if f, err := os.OpenFile("CONOUT$", os.O_WRONLY, 0); err == nil {
			os.Stdout = f
		}
	}
	if !usable(os.Stderr) {
		if f, err := os.OpenFile("CONOUT$", os.O_WRONLY, 0); err == nil {
			os.Stderr = f
		}
	}
}

func usable(f *os.File) bool {
	_, err := f.Stat()
	return err == nil
}
