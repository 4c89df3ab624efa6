package worker

import (
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// A new 楽天 key works 10 to 30 minutes after it is issued: for
// a while a refusal of both keys is no reason to stop.
const (
	renewTime = 2 * time.Hour
	renewRest = 2 * time.Minute
)

// KeyPending is the reason of an account whose new key does not work yet.
const KeyPending = "key_pending"

// KeyPendingText says so to a person.
const KeyPendingText = "新しいキーが使えるようになるのを待っています。発行から 10〜30 分かかります。取りこぼしはありません。使えるようになったら自動で切り替えます。"

// Pending lists the fields of an account whose new value waits beside the old.
func Pending(spec connectors.Spec, a store.Account) []string {
	keys := []string{}
	for _, f := range spec.Fields {
		if f.Trial && len(a.Secrets[connectors.Next(f.Key)]) > 0 {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// renewing tells whether a new value was entered a short while ago.
func (w *Worker) renewing(a store.Account) bool {
	for _, key := range Pending(w.kinds[a.Kind], a) {
		at, err := time.Parse(time.RFC3339, a.Settings[connectors.Next(key)+"_at"])
		if err == nil && w.now().Sub(at).Abs() < renewTime {
			return true
		}
	}
	return false
}
