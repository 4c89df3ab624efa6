package mailbox

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
)

// idMemory tells mails apart that carry the same Message-ID: mailing tools and
// web forms reuse them, and each is a mail of its own. It remembers, for the
// newest few thousand mails, which body came under which id, and travels in the
// cursor. The first body seen under an id has the bare id as its remote id, every
// other one the id followed by "#" and the mark of its body; reading the same
// mail again gives the same answer whatever else is in the batch.
//
// What it has forgotten can at worst be handed over twice, never be lost.
type idMemory []string

const (
	memorySize  = 3000
	idBytes     = 6 // of the hash of the id: 8 characters
	idEncoded   = 8
	entryLength = 16 // the id and the mark of the body
)

// notYet stands for the body of a mail of which only the beginning was read. It
// is no mark that a body can have.
const notYet = "????????"

// owner is where the memory has an id, below 0 when it does not.
func (m idMemory) owner(id string) (key string, at int) {
	sum := sha256.Sum256([]byte(id))
	key = base64.RawURLEncoding.EncodeToString(sum[:idBytes])
	return key, slices.IndexFunc(m, func(e string) bool { return len(e) == entryLength && e[:idEncoded] == key })
}

// remoteID returns the remote id for a mail and the memory with it. alike is asked
// whether another mark stands for this very mail all the same; the memory then
// takes the new one.
func (m idMemory) remoteID(id, body string, alike func(mark string) bool) (string, idMemory) {
	key, at := m.owner(id)
	if at < 0 {
		m = append(m, key+body)
		if over := len(m) - memorySize; over > 0 {
			m = slices.Delete(m, 0, over)
		}
		return id, m
	}
	known := m[at][idEncoded:]
	if known != body && known != notYet && !alike(known) {
		return id + "#" + body, m
	}
	m[at] = key + body
	return id, m
}
