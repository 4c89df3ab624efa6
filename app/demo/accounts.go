package demo

import (
	"time"

	"madoguchi/app/demo/content"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
)

// Account is one connection, ready for the desk.
type Account struct {
	Kind     string
	Name     string
	Settings map[string]string
	Secrets  map[string]string
	Since    time.Time // how far back the first pull has to reach to see everything
}

const (
	licenceLeft = 12 * 24 * time.Hour
	signInLeft  = 3
	signInLife  = 28
	reach       = 58 * 24 * time.Hour
)

// Accounts are the three connections of the shop.
func (s *Shop) Accounts() []Account {
	since := s.now().Add(-reach)
	mall := s.rakuten.Settings()
	mall["endpoint"] = s.gate.url
	store := s.yahoo.Settings()
	store["signed_in_at"] = jst.In(s.now()).AddDate(0, 0, signInLeft-signInLife).Format(time.DateOnly)
	store["key_expires"] = jst.In(s.now()).AddDate(0, 8, 0).Format(time.DateOnly)
	box := s.mail.Settings()
	box["name"] = content.ShopName
	return []Account{
		account(rakuten.Spec, "楽天 見本堂", mall, since),
		account(yahoo.Spec, "Yahoo! 見本堂", store, since),
		account(mailbox.Spec, "店のメール", box, since),
	}
}

// account parts the secrets from the settings.
func account(spec connectors.Spec, name string, all map[string]string, since time.Time) Account {
	a := Account{Kind: spec.Kind, Name: name, Settings: map[string]string{}, Secrets: map[string]string{}, Since: since}
	for key, value := range all {
		a.Settings[key] = value
	}
	for _, f := range spec.Fields {
		if value, ok := all[f.Key]; ok && f.Secret {
			a.Secrets[f.Key] = value
			delete(a.Settings, f.Key)
		}
	}
	return a
}
