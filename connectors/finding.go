package connectors

import "slices"

// Finding is what a look for a reply has shown.
type Finding string

// Absent says something about the delivery, CannotTell nothing. A kind answers
// Absent only when everything that would hold the reply has been read and
// nothing in it could be the reply in other words. Right after an attempt the
// other side may still be writing: how long ago it was is for the caller to weigh.
const (
	CannotTell Finding = ""
	Delivered  Finding = "delivered"
	Absent     Finding = "absent"
)

// AbsentFrom reports that a thread, read as a whole, shows that a reply is not in
// it: everything the shop had written before the attempt is there, and nothing
// else that the shop or a writer without a name has written. A text of the shop's
// that was not known before may be the reply as the mall has changed it.
func AbsentFrom(thread Inquiry, r Reply) bool {
	if len(thread.Messages) == 0 {
		return false
	}
	there := make(map[string]bool, len(thread.Messages))
	for _, m := range thread.Messages {
		there[m.RemoteID] = true
		if m.Direction != In && !slices.Contains(r.Known, m.RemoteID) {
			return false
		}
	}
	return !slices.ContainsFunc(r.Known, func(id string) bool { return id != "" && !there[id] })
}
