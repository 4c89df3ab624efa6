//go:build !windows

package secret

import "io/fs"

// tooOpen reports whether others than the owner may read the file.
func tooOpen(m fs.FileMode) bool { return m.Perm()&0o077 != 0 }
