package app

import (
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// failingTime is how long an account may fail before it is worth an alert.
const failingTime = time.Hour

// accountAlerts are what one connection wants a person for. While it is paused,
// a person knows already.
func (d *Desk) accountAlerts(a Account) []Alert {
	if a.State == store.AccountPaused {
		return nil
	}
	out := d.keyAlerts(a)
	one := func(kind, level, id, title, text string, at int64) {
		out = append(out, Alert{
			ID: strings.Join([]string{kind, idText(a.ID), id}, ":"), Level: level, Kind: kind,
			Title: a.Name + title, Text: text, At: at, Account: a.ID,
		})
	}
	if a.State == store.AccountStopped {
		one("stopped", "serious", fmt.Sprint(a.Reason, ":", a.LastOKAt), "の受信が止まっています", a.Text, a.LastOKAt)
	}
	if a.State == store.AccountRetry && a.FailingAt > 0 && d.now().Sub(time.UnixMilli(a.FailingAt)) > failingTime {
		one("failing", "warn", fmt.Sprint(a.FailingAt), "に 1 時間以上つながりません", a.Advice, a.FailingAt)
	}
	for _, n := range a.Notices {
		if n.Serious {
			one("notice", "serious", n.Code+":"+jst.Day(d.now()), "のお知らせ", n.Text, a.LastOKAt)
		}
	}
	return out
}

// keyAlerts warn at 14, 7, 3 and 1 days and at the end: once for each step. A
// life shorter than 90 days is worth no word before 7.
func (d *Desk) keyAlerts(a Account) []Alert {
	var out []Alert
	for _, k := range a.Keys {
		if k.Expires == 0 || k.Level == "ok" {
			continue
		}
		step, level := 0, "serious"
		for _, days := range []int{14, 7, 3, 1} {
			if k.DaysLeft > 0 && k.DaysLeft <= days {
				step = days
			}
		}
		title := fmt.Sprintf("%sの%sは残り %d 日です", a.Name, k.Label, k.DaysLeft)
		switch {
		case k.Level == "over":
			title = a.Name + "の" + k.Label + "の期限が切れました"
		case step > 3:
			level = "warn"
		}
		out = append(out, Alert{
			ID: fmt.Sprintf("key:%d:%s:%d:%d", a.ID, k.Name, k.Expires, step), Level: level, Kind: "key",
			Title: title, Text: k.Next, At: k.Expires, Account: a.ID,
		})
	}
	return out
}
