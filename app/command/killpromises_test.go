//go:build kill

package command

// promisedHere is what every reply of the kill test promises: it must stand in the books once
// for each reply that has left, however often the program died, and for no other.
const promisedHere = "COMP_POINT=500"

// comparePromises holds the entries against the replies.
func (k *killed) comparePromises() {
	entries := map[int64]int{}
	for _, e := range k.must("entry", "list")["entries"].([]any) {
		entry := e.(map[string]any)
		if entry["message_id"].(float64) == 0 || entry["status"] != "draft" {
			k.t.Errorf("entry %v", entry)
		}
		entries[int64(entry["outbox_id"].(float64))]++
	}
	left := 0
	for _, i := range k.must("outbox", "list")["outbox"].([]any) {
		item := i.(map[string]any)
		want := 0
		if item["state"] == "sent" {
			want = 1
			left++
		}
		number := int64(item["id"].(float64))
		if entries[number] != want {
			k.t.Errorf("reply %d is %v and has %d entries", number, item["state"], entries[number])
		}
		delete(entries, number)
	}
	if len(entries) > 0 {
		k.t.Errorf("entries of no reply: %v", entries)
	}
	k.t.Logf("%d replies have left, each with one entry", left)
}
