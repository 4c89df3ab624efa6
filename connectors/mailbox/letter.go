package mailbox

import (
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/mailbox/notice"
)

// heed takes over what a mall's letter says: the order, the inquiry it announces,
// the key that ends. A bounce or a complaint is about a mail of ours, whoever
// carried it here.
func (r *reading) heed(f *draft, m *mime.Mail) {
	if len(m.From) == 0 || m.Kind == mime.KindBounce || m.Kind == mime.KindComplaint {
		return
	}
	said := notice.Read(notice.Mail{
		From: m.From[0].Address, Subject: m.Subject, Text: m.Text, HTML: m.HTML,
		Results: strings.Join(m.Header.OwnResults(), "; "),
	}, r.box.set.rules)
	msg := &f.inquiry.Messages[0]
	msg.Warnings = slices.Concat(msg.Warnings, said.Warnings)
	if said.Kind == "" {
		return
	}
	msg.Kind, f.order, f.inquiry.Order = said.Kind, said.Order, said.Number
	if said.About.Kind != "" {
		f.inquiry.About, f.inquiry.URL = said.About, said.URL
		f.inquiry.Customer = connectors.Person{} // the mall wrote, and does not say for whom
	}
	if said.License {
		f.license = reminder(f.found.at, said.Expires)
	}
}

// orders are those of the order mails of this batch.
func (r *reading) orders() []connectors.Order {
	var all []connectors.Order
	for _, f := range r.found {
		if f.order != nil {
			all = append(all, *f.order)
		}
	}
	return all
}

// license is what the newest reminder of an ending key said. It stays in the
// cursor: the mail comes once, a person has to know until the key is renewed or
// dead. Unix seconds; Ends is 0 when the day could not be read.
type license struct {
	At   int64 `json:"at"`
	Ends int64 `json:"ends,omitempty"`
}

func reminder(at, ends time.Time) license {
	n := license{At: at.Unix()}
	if !ends.IsZero() {
		n.Ends = ends.AddDate(0, 0, 1).Unix() // it lives to the end of that day
	}
	return n
}

// newest is the reminder that counts. It may be called on nil.
func (l *license) newest(other license) *license {
	if l != nil && l.At >= other.At {
		return l
	}
	return &other
}

// remindFor is how long a reminder without a readable day is shown.
const remindFor = 14 * 24 * time.Hour

// notice is what the shop should know now. It may be called on nil.
func (l *license) notice(now time.Time) (connectors.Notice, bool) {
	n := connectors.Notice{Code: "license_mail", Serious: true}
	switch {
	case l == nil:
		return n, false
	case l.Ends == 0:
		n.Text = "楽天から、licenseKey の有効期限が近いというメールが届いています。受信済みの分はそのままです。メールで期限を確かめて、RMS で更新してください。"
		return n, now.Before(time.Unix(l.At, 0).Add(remindFor))
	}
	day := jst.In(time.Unix(l.Ends, 0)).AddDate(0, 0, -1)
	n.Text = "楽天の licenseKey の有効期限は " + day.Format("2006年1月2日") + " です。それまでに RMS で更新してください。更新がすんでいれば、この表示は期限の翌日に消えます。"
	return n, now.Before(time.Unix(l.Ends, 0))
}
