package app

import (
	"context"
	"fmt"
)

// ruleAlerts tells of inquiries that a rule wants a person to know of, and of rules
// that no longer do what they say. No rule is named: a shop may call one after a
// customer.
func (d *Desk) ruleAlerts(ctx context.Context, _ []Account) ([]Alert, error) {
	var out []Alert
	n, err := d.store.Notified(ctx)
	if err != nil {
		return nil, err
	}
	if n.Count > 0 {
		out = append(out, Alert{
			ID: fmt.Sprintf("rule:told:%d", n.Newest), Level: "warn", Kind: "rule", At: n.At, Inquiry: n.Inquiry,
			Title: fmt.Sprintf("振り分けで知らせる問い合わせ %d 件", n.Count), Text: "まだ誰も開いていません。一覧から開いてください。",
		})
	}
	if kept, err := d.store.Rules(ctx); err != nil || len(kept) == 0 {
		return out, err
	}
	list, err := d.Rules(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range list.Rules {
		if r.Active && r.Fault != "" {
			out = append(out, Alert{
				ID: fmt.Sprintf("rule:fault:%d:%d", r.ID, r.Version), Level: "info", Kind: "rule_fault", At: d.now().UnixMilli(),
				Title: "振り分けの規則が古くなっています", Text: "受信は続いています。設定の「振り分け」で、印の付いた規則を開いてください。",
			})
		}
	}
	return out, nil
}
