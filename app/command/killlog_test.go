//go:build kill

package command

import (
	"os"
	"path/filepath"

	"madoguchi/build/leak"
)

// keepErrors opens the file that takes the standard error of every program that
// is killed. It lies beside the log, so that one search finds both.
func (k *killed) keepErrors() {
	f, err := os.Create(filepath.Join(k.profile, "logs", "killed.stderr"))
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(func() { _ = f.Close() })
	k.errs = f
}

// searchLogs looks for what customers and the shop have written and for the keys
// in what the programs have logged.
func (k *killed) searchLogs() {
	w := leak.Words{}
	for _, questions := range k.asked {
		w.AddText("message", questions...)
	}
	for text := range k.replies {
		w.AddText("reply", text)
	}
	for _, q := range k.rakuten.Threads() {
		w.AddName(q.Customer)
		w.Add("address", q.Mail)
	}
	for _, m := range k.mail.Accepted() {
		w.Add("address", m.To...)
	}
	rakutenKeys, yahooKeys, mailKeys := k.rakuten.Settings(), k.yahoo.Settings(), k.mail.Settings()
	w.Add("key", rakutenKeys["license_key"], rakutenKeys["service_secret"],
		yahooKeys["client_secret"], yahooKeys["refresh_token"], yahooKeys["public_key"], mailKeys["password"])
	w.Check(k.t, filepath.Join(k.profile, "logs"))
}
