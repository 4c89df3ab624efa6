//go:build !windows

package blobs

import (
	"errors"
	"os"
)

// syncDir makes a new name in dir survive a power cut: the file's own sync does
// not cover its name.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
