package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// The kinds of alerts, in the order of the settings.
var alertKinds = []AlertChoice{
	{Kind: "new", Label: "新しい問い合わせ"},
	{Kind: "due", Label: "返信期限"},
	{Kind: "follow", Label: "フォロー予定の時刻"},
	{Kind: "rule", Label: "振り分けで知らせる問い合わせ"},
	{Kind: "rule_fault", Label: "古くなった振り分けの規則"},
	{Kind: "outbox", Label: "送れなかった返信"},
	{Kind: "stopped", Label: "止まった接続"},
	{Kind: "failing", Label: "つながらない接続"},
	{Kind: "notice", Label: "接続についてのお知らせ"},
	{Kind: "key", Label: "キーの期限"},
	{Kind: "disk", Label: "ディスクの空き"},
}

// Alerts tells what a person should know of now, the most serious first. Each
// is computed from the facts: it leaves with its cause.
func (d *Desk) Alerts(ctx context.Context) (AlertList, error) {
	choices, err := d.AlertChoices(ctx)
	if err != nil {
		return AlertList{}, err
	}
	told, err := d.store.Told(ctx)
	if err != nil {
		return AlertList{}, err
	}
	found, err := d.alerts(ctx)
	if err != nil {
		return AlertList{}, err
	}
	out := AlertList{Alerts: []Alert{}}
	for _, a := range found {
		if !slices.ContainsFunc(choices.Choices, func(c AlertChoice) bool { return c.Kind == a.Kind && c.On }) {
			continue
		}
		a.Told = told[a.ID]
		out.Alerts = append(out.Alerts, a)
	}
	rank := []string{"serious", "warn", "info"}
	slices.SortStableFunc(out.Alerts, func(a, b Alert) int {
		return slices.Index(rank, a.Level) - slices.Index(rank, b.Level)
	})
	return out, nil
}

// Telling is what a host shows of the alerts it has not shown yet.
type Telling struct {
	Shown []Alert
	IDs   []string // what has been told by showing them
}

// Untold chooses what to show: each alert by itself while they are few.
func Untold(list AlertList) Telling {
	const few = 3
	var t Telling
	for _, a := range list.Alerts {
		if !a.Told {
			t.Shown, t.IDs = append(t.Shown, a), append(t.IDs, a.ID)
		}
	}
	if n := len(t.Shown); n > few {
		t.Shown = []Alert{{
			ID: "several", Level: t.Shown[0].Level, Title: fmt.Sprintf("窓口からのお知らせ %d 件", n), Text: t.Shown[0].Title + "、ほか。",
		}}
	}
	return t
}

// Told notes which alerts a notification has shown.
func (d *Desk) Told(ctx context.Context, in ToldAlerts) error {
	err := d.store.Tell(ctx, in.IDs...)
	if err == nil {
		d.tell(EventAlerts)
	}
	return err
}

// AlertChoices tells which kinds of alerts are shown.
func (d *Desk) AlertChoices(ctx context.Context) (AlertChoices, error) {
	out := AlertChoices{Choices: slices.Clone(alertKinds)}
	for i := range out.Choices {
		v, err := d.store.Setting(ctx, "alert_"+out.Choices[i].Kind)
		if err != nil {
			return out, err
		}
		out.Choices[i].On = v != "off"
	}
	return out, nil
}

// SaveAlertChoice turns a kind of alert on or off.
func (d *Desk) SaveAlertChoice(ctx context.Context, in AlertChoice) (AlertChoices, error) {
	if !slices.ContainsFunc(alertKinds, func(c AlertChoice) bool { return c.Kind == in.Kind }) {
		return AlertChoices{}, refuse("alert_kind", "その通知はありません。画面を読み込み直して、もう一度選んでください。")
	}
	v := "off"
	if in.On {
		v = "on"
	}
	if err := d.store.SetSetting(ctx, actor(ctx), "alert_"+in.Kind, v); err != nil {
		return AlertChoices{}, err
	}
	d.tell(EventAlerts)
	return d.AlertChoices(ctx)
}

// alerts looks at every fact that deserves one.
func (d *Desk) alerts(ctx context.Context) ([]Alert, error) {
	accounts, err := d.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	var all []Alert
	for _, a := range accounts.Accounts {
		all = append(all, d.accountAlerts(a)...)
	}
	for _, part := range []func(context.Context, []Account) ([]Alert, error){d.outboxAlerts, d.dueAlerts, d.followAlerts, d.newAlerts, d.ruleAlerts} {
		more, err := part(ctx, accounts.Accounts)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return append(all, d.diskAlerts()...), nil
}

func (d *Desk) outboxAlerts(ctx context.Context, _ []Account) ([]Alert, error) {
	items, err := d.store.Outbox(ctx, store.OutUnknown, store.OutFailed)
	var out []Alert
	for _, i := range items {
		a := Alert{
			ID: fmt.Sprintf("outbox:%d:%s", i.ID, i.State), Level: "serious", Kind: "outbox", At: i.StartedAt, Account: i.Account, Inquiry: i.InquiryID,
			Title: "返信を送れませんでした", Text: "お客様には届いていません。「送信待ち」を開いて、理由を読んでから続けてください。",
		}
		if i.State == store.OutUnknown {
			a.Title, a.Text = "返信が届いたか確かめられません", "自動で送り直すことはありません。「送信待ち」を開いて、モールの画面で確かめてから、送れたかどうかを選んでください。"
		}
		out = append(out, a)
	}
	return out, err
}

// lookAhead is the hour from which the next business day is worth a word: every
// question of the morning is owed by then, and nobody wants to hear that at once.
const lookAhead = 16

func (d *Desk) dueAlerts(ctx context.Context, _ []Account) ([]Alert, error) {
	now := jst.In(d.now())
	y, m, day := now.Date()
	p, err := d.store.Pressing(ctx, now.UnixMilli(), time.Date(y, m, day+1, 0, 0, 0, 0, jst.Zone()).UnixMilli())
	var out []Alert
	if p.Over > 0 {
		// A new name with each one that runs out, so that it is told.
		out = append(out, Alert{
			ID: fmt.Sprintf("due:over:%d", p.OverAt), Level: "warn", Kind: "due", At: p.OverAt, Inquiry: p.Inquiry,
			Title: fmt.Sprintf("返信期限を過ぎた問い合わせ %d 件", p.Over), Text: "一覧の上から順に返信してください。",
		})
	}
	if p.Today > 0 {
		out = append(out, Alert{
			ID: "due:today:" + now.Format(time.DateOnly), Level: "info", Kind: "due", At: now.UnixMilli(),
			Title: fmt.Sprintf("今日が返信期限の問い合わせ %d 件", p.Today), Text: "今日中に返信すれば間に合います。",
		})
	}
	if err != nil || now.Hour() < lookAhead {
		return out, err
	}
	levels, err := d.Pressing(ctx)
	if levels.Soon > 0 {
		out = append(out, Alert{
			ID: "due:soon:" + now.Format(time.DateOnly), Level: "info", Kind: "due", At: now.UnixMilli(),
			Title: fmt.Sprintf("次の営業日までが返信期限の問い合わせ %d 件", levels.Soon), Text: "今日のうちに返信しておくと、あわてずに済みます。",
		})
	}
	return out, err
}

// followAlerts tell what has come back by itself, until somebody has looked.
func (d *Desk) followAlerts(ctx context.Context, _ []Account) ([]Alert, error) {
	w, err := d.store.Woken(ctx)
	if err != nil || w.Count == 0 {
		return nil, err
	}
	return []Alert{{
		ID: fmt.Sprintf("follow:%d", w.At), Level: "info", Kind: "follow", At: w.At, Inquiry: w.Inquiry,
		Title: fmt.Sprintf("フォロー予定の時刻になった問い合わせ %d 件", w.Count), Text: "一覧に戻しました。まだ誰も開いていません。",
	}}, nil
}

func (d *Desk) newAlerts(ctx context.Context, accounts []Account) ([]Alert, error) {
	fresh, err := d.store.Fresh(ctx)
	var out []Alert
	for _, f := range fresh {
		i := slices.IndexFunc(accounts, func(a Account) bool { return a.ID == f.Account })
		if i < 0 {
			continue // the account was removed
		}
		out = append(out, Alert{
			ID: fmt.Sprintf("new:%d:%d", f.Account, f.Newest), Level: "info", Kind: "new", At: f.At, Account: f.Account, Inquiry: f.Inquiry,
			Title: fmt.Sprintf("%s: 新しい問い合わせ %d 件", accounts[i].Name, f.Count), Text: "まだ誰も開いていません。",
		})
	}
	return out, err
}

func (d *Desk) diskAlerts() []Alert {
	free, ok := freeBytes(d.profile)
	if !ok || free >= diskLow {
		return nil
	}
	now := jst.In(d.now())
	return []Alert{{
		ID: "disk:" + now.Format(time.DateOnly), Level: "serious", Kind: "disk", At: now.UnixMilli(), Title: "ディスクの空きが少なくなりました",
		Text: fmt.Sprintf("残りは %.1f GB です。なくなると新しい問い合わせを保存できません。1 GB 以上空けてください。", float64(free)/1e9),
	}}
}

// names tells two lists of alerts apart; their words change with the minutes.
func names(all []Alert) string {
	var b strings.Builder
	for _, a := range all {
		fmt.Fprintln(&b, a.ID, a.Title, a.Told)
	}
	return b.String()
}

// watchAlerts tells the page when what is to be known has changed: with the
// facts, and with the clock.
func (d *Desk) watchAlerts(ctx context.Context) {
	hints, stop := d.Subscribe()
	defer stop()
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	var last string
	dirty, idle := true, 0
	for {
		select {
		case <-ctx.Done():
			return
		case h := <-hints:
			dirty = dirty || h.Name != EventAlerts
			continue
		case <-tick.C:
		}
		if idle++; !dirty && idle < 12 {
			continue
		}
		dirty, idle = false, 0
		now, err := d.Alerts(ctx)
		if err != nil {
			if ctx.Err() == nil {
				d.log.Error("alerts", "err", err)
			}
			continue
		}
		if s := names(now.Alerts); s != last {
			last = s
			d.tell(EventAlerts)
		}
	}
}
