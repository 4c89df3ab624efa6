package app

import (
	"context"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// SavePeak adds a busy time (id 0) or changes one.
func (d *Desk) SavePeak(ctx context.Context, in Peak) (CalendarView, error) {
	in.Name = strings.TrimSpace(in.Name)
	from, err := workday.ParseDay(in.From)
	to, bad := workday.ParseDay(in.To)
	if err != nil || bad != nil || to < from {
		return CalendarView{}, refuse("days", "日付は 2026-12-29 のように、始まりより後の終わりを入れてください。何も変えていません。")
	}
	if in.Hours < 1 || in.Hours > 240 {
		return CalendarView{}, refuse("peak_hours", "延ばす時間は 1 から 240 時間の間で入れてください。何も変えていません。")
	}
	if in.Name == "" {
		return CalendarView{}, refuse("peak_name", "「年末セール」のような名前を入れてください。何も変えていません。")
	}
	_, err = d.store.SavePeak(ctx, actor(ctx), store.Peak(in))
	return d.recalendared(ctx, err)
}

// RemovePeak takes a busy time away.
func (d *Desk) RemovePeak(ctx context.Context, in ID) (CalendarView, error) {
	return d.recalendared(ctx, d.store.RemovePeak(ctx, actor(ctx), in.ID))
}

// SaveDueRule adds a rule behind the others (id 0) or changes one in its place.
func (d *Desk) SaveDueRule(ctx context.Context, in DueRule) (CalendarView, error) {
	units := []string{store.UnitHours, store.UnitBusinessHours, store.UnitBusinessDays}
	if !slices.Contains(units, in.Unit) || in.Amount < 1 || in.Amount > 720 {
		return CalendarView{}, refuse("due_rule", "期限は 1 から 720 の数と、時間・営業時間・営業日のどれかを選んでください。何も変えていません。")
	}
	if slices.ContainsFunc(in.Weekdays, func(w int) bool { return w < 0 || w > 6 }) {
		return CalendarView{}, refuse("weekday", "曜日は日曜から土曜の中から選んでください。何も変えていません。")
	}
	if in.Kind != "" && !slices.ContainsFunc(d.kinds, func(s connectors.Spec) bool { return s.Kind == in.Kind }) {
		return CalendarView{}, refuse("kind", "その種類の接続はありません。何も変えていません。画面を読み込み直して、もう一度選んでください。")
	}
	slices.Sort(in.Weekdays)
	_, err := d.store.SaveDueRule(ctx, actor(ctx), store.DueRule{
		ID: in.ID, Account: in.AccountID, Kind: in.Kind, Category: in.CategoryID, Weekdays: slices.Compact(in.Weekdays),
		Amount: in.Amount, Unit: in.Unit, Version: in.Version,
	})
	return d.recalendared(ctx, err)
}

// RemoveDueRule takes a rule away.
func (d *Desk) RemoveDueRule(ctx context.Context, in ID) (CalendarView, error) {
	return d.recalendared(ctx, d.store.RemoveDueRule(ctx, actor(ctx), in.ID))
}

// OrderDueRules puts the rules into an order.
func (d *Desk) OrderDueRules(ctx context.Context, in RuleOrder) (CalendarView, error) {
	return d.recalendared(ctx, d.store.OrderDueRules(ctx, actor(ctx), in.IDs))
}
