package app

import (
	"fmt"
	"slices"
	"time"

	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/store"
)

// account tells how a connection is. Secrets never come out.
func (d *Desk) account(a store.Account) Account {
	spec := d.spec(a.Kind)
	out := Account{
		ID: a.ID, Kind: a.Kind, Label: spec.Label, Mall: spec.Mall, Mark: spec.Mark, Shape: spec.Shape, Name: a.Name,
		State: a.State, Reason: a.ReasonCode, Text: a.ReasonText, Settings: map[string]string{}, Sealed: []string{},
		Notices: []Notice{}, Keys: []Key{}, LastOKAt: a.LastOKAt, NextAt: a.NextAt,
		Every: int64(spec.Every.Seconds()), Version: a.Version,
		Abilities: []string{}, CallsLimit: int64(spec.PerDay),
		ProgressDone: a.ProgressDone, ProgressAll: a.ProgressAll, Past: pastOf(a),
	}
	if a.State == store.AccountRetry || a.State == store.AccountStopped {
		out.FailingAt = max(a.LastOKAt, a.CreatedAt)
	}
	if out.Text == "" && (a.State == store.AccountRetry || a.State == store.AccountStopped) {
		out.Text = reasons[connectors.Reason(a.ReasonCode)]
		if out.Text == "" {
			out.Text = reasons[connectors.Temporary]
		}
	}
	waiting := waitingNames(spec)
	for k, v := range a.Settings {
		if !waiting[k] {
			out.Settings[k] = withoutPassword(v)
		}
	}
	for k := range a.Secrets {
		if !waiting[k] {
			out.Sealed = append(out.Sealed, k)
		}
	}
	slices.Sort(out.Sealed)
	if out.Pending = worker.Pending(spec, a); len(out.Pending) > 0 {
		out.Notices = append(out.Notices, Notice{Code: worker.KeyPending, Text: worker.KeyPendingText})
	}
	for _, n := range a.Notices {
		out.Notices = append(out.Notices, Notice(n))
	}
	for _, k := range a.Keys {
		out.Keys = append(out.Keys, d.key(k))
	}
	if c, err := d.worker.Connector(a); err == nil {
		out.Abilities = orEmpty(connectors.Abilities(c))
	}
	out.Busy = d.worker.Busy(a.ID)
	out.Advice = d.advice(out)
	return out
}

// key tells how much of a key's life is left. Keys of 90 days or longer are
// named from 14 days on, sign-ins from 7, both urgently from 3.
func (d *Desk) key(k store.KeyDate) Key {
	out := Key{Name: k.Name, Label: k.Label, Expires: k.Expires, LifeDays: k.LifeDays, Next: k.Next}
	if k.Expires == 0 {
		return out
	}
	const day = 24 * 60 * 60 * 1000
	left := k.Expires - d.now().UnixMilli()
	out.DaysLeft = int((max(left, 0) + day - 1) / day) // a day that has begun still counts
	soon := int64(14)
	if k.LifeDays < 90 {
		soon = 7
	}
	switch {
	case left <= 0:
		out.Level = "over"
	case left <= 3*day:
		out.Level = "urgent"
	case left <= soon*day:
		out.Level = "soon"
	default:
		out.Level = "ok"
	}
	return out
}

// waitingNames are the names under which new values of Trial fields wait.
func waitingNames(spec connectors.Spec) map[string]bool {
	names := map[string]bool{}
	for _, f := range spec.Fields {
		if f.Trial {
			names[connectors.Next(f.Key)], names[connectors.Next(f.Key)+"_at"] = true, true
		}
	}
	return names
}

// advice is the one sentence a shop owner needs: is it alive, and what to do if
// not. What costs the most to overlook comes first.
func (d *Desk) advice(a Account) string {
	switch a.State {
	case store.AccountPaused:
		return "一時停止中です。受信も送信もしていません。「再開」すると、止まっていた間の分も受け取ります。"
	case store.AccountStopped:
		return a.Text
	}
	if len(a.Pending) > 0 {
		return worker.KeyPendingText
	}
	if a.State == store.AccountRetry {
		return a.Text + d.nextWords(a, "もう一度つなぎます")
	}
	for _, n := range a.Notices {
		if n.Serious {
			return n.Text
		}
	}
	if k := nearest(a.Keys); k != nil {
		return keyWords(*k)
	}
	if a.CallsLimit > 0 && a.CallsToday*10 >= a.CallsLimit*8 {
		return callsWords(a)
	}
	if a.State == store.AccountNew && a.ProgressDone > 0 {
		return "はじめての受信をしています。新しい順なので、届いた分はいまから使えます。"
	}
	if a.State == store.AccountNew {
		return "これから受信します。" + d.nextWords(a, "受け取ります")
	}
	return "正常です。" + d.nextWords(a, "受け取ります")
}

func callsWords(a Account) string {
	return fmt.Sprintf("今日の呼び出しが %d 回になりました（上限 %d 回）。上限を超えると明日まで受け取れません。ほかのソフトで同じキーを使っていないか確かめてください。", a.CallsToday, a.CallsLimit)
}

// nextWords says when the connection is polled next.
func (d *Desk) nextWords(a Account, what string) string {
	left := time.UnixMilli(a.NextAt).Sub(d.now())
	switch {
	case a.Busy:
		return "いま受信しています。"
	case left <= 0:
		return "まもなく" + what + "。"
	case left < time.Minute:
		return "次は 1 分以内に" + what + "。"
	}
	return fmt.Sprintf("次は %d 分後に%s。", int((left+time.Minute-1)/time.Minute), what)
}

// nearest is the key that ends first among those worth a warning.
func nearest(keys []Key) *Key {
	warned := slices.DeleteFunc(slices.Clone(keys), func(k Key) bool { return k.Level == "" || k.Level == "ok" })
	if len(warned) == 0 {
		return nil
	}
	first := slices.MinFunc(warned, func(a, b Key) int { return int(a.Expires/1000 - b.Expires/1000) })
	return &first
}

func keyWords(k Key) string {
	if k.Level == "over" {
		return k.Label + "の期限が切れました。" + k.Next
	}
	return fmt.Sprintf("%sは残り %d 日です。%s", k.Label, k.DaysLeft, k.Next)
}
