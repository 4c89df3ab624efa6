package mailbox

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
)

// idMemory tells mails apart that carry the same Message-ID: mailing tools and
// web forms reuse them, and each is a mail of its own. It remembers, for the
// newest few thousand mails, which content came under which id, and travels in
// the cursor. The first content seen under an id has the bare id as its remote
// id, every other one the id followed by "#" and a hash of its content; reading
// the same mail again gives the same answer whatever else is in the batch.
//
// What it has forgotten can at worst be handed over twice, never be lost.
type idMemory []string

const (
	memorySize  = 3000
	idBytes     = 6 // of the hash of the id: 8 characters
	bodyBytes   = 6
	idEncoded   = 8
	entryLength = 16
)

// remoteID returns the remote id for a mail and the memory with it.
func (m idMemory) remoteID(id string, content [sha256.Size]byte) (string, idMemory) {
	sum := sha256.Sum256([]byte(id))
	key := base64.RawURLEncoding.EncodeToString(sum[:idBytes])
	body := base64.RawURLEncoding.EncodeToString(content[:bodyBytes])
	owner := slices.IndexFunc(m, func(e string) bool { return len(e) == entryLength && e[:idEncoded] == key })
	switch {
	case owner < 0:
		m = append(m, key+body)
		if over := len(m) - memorySize; over > 0 {
			m = slices.Delete(m, 0, over)
		}
		return id, m
	case m[owner][idEncoded:] == body:
		return id, m
	}
	return id + "#" + body, m
}
