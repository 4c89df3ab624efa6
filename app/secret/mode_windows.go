package secret

import "io/fs"

// tooOpen is false: Windows keeps rights in ACLs, and the profile folder is
// inside the user's own.
func tooOpen(fs.FileMode) bool { return false }
