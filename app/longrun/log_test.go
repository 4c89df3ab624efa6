package longrun

import (
	"path/filepath"

	"madoguchi/build/leak"
)

// searchLogs looks for what people have written, for their names and for the keys
// in what the desk has logged over all the faults of this world.
func (r *run) searchLogs() {
	w := leak.Words{}
	for text := range r.replies {
		w.AddText("reply", text)
	}
	for _, q := range r.rakuten.Threads() {
		w.AddName(q.Customer)
		w.Add("address", q.Mail)
		w.AddText("message", q.Text)
		for _, p := range q.Replies {
			w.AddText("message", p.Text)
		}
	}
	for _, topic := range r.yahoo.Topics() {
		for _, p := range topic.Posts {
			w.AddText("message", p.Text)
		}
	}
	rakutenKeys, yahooKeys := r.rakuten.Settings(), r.yahoo.Settings()
	w.Add("key", r.keysUsed...)
	w.Add("key", rakutenKeys["license_key"], rakutenKeys["service_secret"],
		yahooKeys["client_secret"], yahooKeys["refresh_token"], yahooKeys["public_key"])
	w.Check(r.t, filepath.Join(r.profile, "logs"))
}
