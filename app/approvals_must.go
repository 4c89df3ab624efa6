package app

import (
	"context"

	"madoguchi/store"
)

// mayAgree tells whether the person in ctx may agree to what others ask for: the
// owners, and the staff where the shop wants it.
func (d *Desk) mayAgree(ctx context.Context) (bool, error) {
	a := who(ctx)
	if a.free() || a.role != RoleStaff {
		return a.free(), nil
	}
	p, err := d.protection(ctx)
	return p.StaffApprove, err
}

// mustAsk says why the person in ctx cannot send without approval, "" when they
// can: by their role, because a rule of the shop wants it for the inquiry, or the
// template does.
func (d *Desk) mustAsk(ctx context.Context, inquiry, template int64) (string, error) {
	a := who(ctx)
	if a.free() {
		return "", nil
	}
	p, err := d.protection(ctx)
	if err != nil || a.role != RoleStaff || p.AskStaff {
		return store.WhyRole, err
	}
	if inquiry != 0 {
		wants, err := d.store.WantsApproval(ctx, inquiry)
		if err != nil || wants {
			return store.WhyRule, err
		}
		draft, err := d.store.Draft(ctx, inquiry)
		if err != nil {
			return "", err
		}
		if template == 0 {
			template = draft.Template // sending without naming it changes nothing
		}
	}
	terms, err := d.store.TemplateTerms(ctx, template)
	if err != nil || !terms.Approval {
		return "", err
	}
	return store.WhyTemplate, nil
}

var mustAskTexts = map[string]string{
	store.WhyRole:     "いまの設定では、送る前に承認が要ります。",
	store.WhyRule:     "この問い合わせへの返信は、振り分けのルールで承認が要ることになっています。",
	store.WhyTemplate: "このテンプレートの返信は、送る前に承認が要ります。",
}

// agreed refuses what has to be asked for first.
func (d *Desk) agreed(ctx context.Context, inquiry, template int64) error {
	why, err := d.mustAsk(ctx, inquiry, template)
	return needsAsking(why, err)
}

func needsAsking(why string, err error) error {
	if err != nil || why == "" {
		return err
	}
	return refuse("approval_needed", mustAskTexts[why]+"まだ送っていません。下書きは残っています。「承認を頼む」を使ってください。")
}

// mustAskStart is mustAsk for a first text: a rule that wants the answers about its
// order agreed to is not passed by beginning anew.
func (d *Desk) mustAskStart(ctx context.Context, order, template int64) (string, error) {
	why, err := d.mustAsk(ctx, 0, template)
	if err != nil || why != "" || order == 0 || who(ctx).free() {
		return why, err
	}
	wants, err := d.store.OrderWantsApproval(ctx, order)
	if err != nil || !wants {
		return "", err
	}
	return store.WhyRule, nil
}

// agreedStart is agreed for a first text.
func (d *Desk) agreedStart(ctx context.Context, order, template int64) error {
	why, err := d.mustAskStart(ctx, order, template)
	return needsAsking(why, err)
}
