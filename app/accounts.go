package app

import (
	"context"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/store"
)

// Accounts lists the accounts with how they are.
func (d *Desk) Accounts(ctx context.Context) (AccountList, error) {
	list, err := d.store.Accounts(ctx)
	if err != nil {
		return AccountList{}, err
	}
	counts, err := d.store.AccountCounts(ctx)
	if err != nil {
		return AccountList{}, err
	}
	out := AccountList{Accounts: make([]Account, 0, len(list))}
	days, err := d.store.Today(ctx)
	if err != nil {
		return AccountList{}, err
	}
	if out.Search, err = d.searchReady(ctx); err != nil {
		return AccountList{}, err
	}
	for _, a := range list {
		one := d.account(a)
		one.Inquiries = counts[a.ID]
		one.CallsToday, one.PollsToday, one.FailuresToday = days[a.ID].Calls, days[a.ID].Polls, days[a.ID].Failures
		one.Advice = d.advice(one)
		out.Accounts = append(out.Accounts, one)
	}
	return out, nil
}

// AccountNamed finds an account by its id or its name.
func (d *Desk) AccountNamed(ctx context.Context, name string) (Account, error) {
	list, err := d.Accounts(ctx)
	if err != nil {
		return Account{}, err
	}
	for _, a := range list.Accounts {
		if a.Name == name || idText(a.ID) == name {
			return a, nil
		}
	}
	return Account{}, refuse("account_unknown", "「"+name+"」という接続はありません。account list で名前を確かめてください。")
}

// SaveAccount adds an account (id 0) or changes one. Nothing is dialled, but a
// new key that may not work yet is tried before it replaces the old.
func (d *Desk) SaveAccount(ctx context.Context, in AccountForm) (Account, error) {
	a, err := d.filled(ctx, in)
	if err != nil {
		return Account{}, err
	}
	if strings.TrimSpace(a.Name) == "" {
		return Account{}, refuse("name", "接続の名前を入れてください。一覧で見分けるための名前です。")
	}
	if _, err := d.worker.Open(a); err != nil {
		return Account{}, err
	}
	if in.ID == 0 {
		a.State, a.SyncFrom = store.AccountNew, in.Since
		a.ID, err = d.store.AddAccount(ctx, actor(ctx), a)
	} else {
		err = d.change(ctx, a)
	}
	if errors.Is(err, store.ErrConflict) && in.ID == 0 {
		return Account{}, refuse("name_taken", "「"+a.Name+"」という名前の接続はもうあります。別の名前を付けてください。")
	}
	if err != nil {
		return Account{}, err
	}
	d.signIns.forget(in.SignIn)
	d.tell(EventAccounts, a.ID)
	saved, err := d.store.Account(ctx, a.ID)
	return d.account(saved), err
}

// change saves a form over the account it was made from.
func (d *Desk) change(ctx context.Context, a store.Account) error {
	old, err := d.store.Account(ctx, a.ID)
	if err != nil {
		return err
	}
	if old.Version != a.Version {
		return store.ErrConflict
	}
	if err := d.tryKeys(ctx, &a, old); err != nil {
		return err
	}
	// A secret that is not touched here may be rotated by a poll at this moment.
	maps.DeleteFunc(a.Secrets, func(k string, v []byte) bool { return len(v) > 0 && slices.Equal(v, old.Secrets[k]) })
	// New keys deserve a new try at once, but a pause is a person's word.
	if a.State != store.AccountPaused {
		a.State, a.ReasonCode, a.ReasonText = store.AccountNew, "", ""
	}
	return d.store.UpdateAccount(ctx, actor(ctx), a)
}

// filled is a form that may be used: over what is stored, with what a sign-in
// has brought, and nothing missing.
func (d *Desk) filled(ctx context.Context, in AccountForm) (store.Account, error) {
	a, err := d.laidOver(ctx, in)
	if err != nil {
		return a, err
	}
	if in.ID != 0 {
		a.Version = in.Version
	}
	if in.SignIn != "" {
		got, err := d.signIns.brought(in.SignIn, a.Kind)
		if err != nil {
			return a, err
		}
		if err := d.layGot(&a, got); err != nil {
			return a, err
		}
	}
	return a, required(fieldsOf(d.spec(a.Kind)), a)
}

// laidOver puts the form over what is stored: an empty secret keeps the old one.
func (d *Desk) laidOver(ctx context.Context, in AccountForm) (store.Account, error) {
	a := store.Account{Kind: in.Kind, Settings: map[string]string{}, Secrets: map[string][]byte{}}
	if in.ID != 0 {
		old, err := d.store.Account(ctx, in.ID)
		if err != nil {
			return a, err
		}
		a = old
	}
	if name := strings.TrimSpace(in.Name); name != "" {
		a.Name = name
	}
	fields := fieldsOf(d.spec(a.Kind))
	if len(fields) == 0 {
		return a, refuse("kind_unknown", "「"+a.Kind+"」という種類の接続はありません。account kinds で種類を確かめてください。")
	}
	secretOf := map[string]bool{}
	for _, f := range fields {
		secretOf[f.Key] = f.Secret
		if f.Default != "" && in.ID == 0 && in.Settings[f.Key] == "" && !f.Secret {
			a.Settings[f.Key] = f.Default
		}
	}
	for k, v := range in.Settings {
		secret, ok := secretOf[k]
		switch {
		case !ok:
			return a, refuse("setting_unknown", "「"+k+"」という設定はありません。account kinds で使える設定を確かめてください。")
		case secret && v != "":
			a.Secrets[k] = d.box.Seal(k, v)
		case !secret && v == withoutPassword(a.Settings[k]):
			// The form gave back what it was shown: the stored one stays whole.
		case !secret && (v != "" || in.ID != 0):
			a.Settings[k] = v
		}
	}
	for k, v := range in.Secrets {
		if !secretOf[k] {
			return a, refuse("setting_unknown", "「"+k+"」という秘密の設定はありません。account kinds で使える設定を確かめてください。")
		}
		if v = strings.TrimSpace(v); v != "" {
			a.Secrets[k] = d.box.Seal(k, v)
		}
	}
	return a, nil
}

// withoutPassword hides the password inside an address, such as a proxy's:
// settings come out, secrets never do.
func withoutPassword(v string) string {
	u, err := url.Parse(v)
	if err != nil || u.User == nil {
		return v
	}
	return u.Redacted()
}

// required names the first field that must not be empty.
func required(fields []connectors.Field, a store.Account) error {
	for _, f := range fields {
		if f.Required && f.Asked(a.Settings) && strings.TrimSpace(a.Settings[f.Key]) == "" && len(a.Secrets[f.Key]) == 0 {
			return refuse("required:"+f.Key, "「"+f.Label+"」が空です。入れてからもう一度お試しください。")
		}
	}
	return nil
}

// TestAccount tries a form (接続テスト) without saving it and without side
// effects.
func (d *Desk) TestAccount(ctx context.Context, in AccountForm) (Probed, error) {
	a, err := d.filled(ctx, in)
	if err != nil {
		return Probed{}, err
	}
	c, err := d.worker.Open(a)
	if err == nil {
		defer d.worker.Forget(a.ID)
		if p, ok := c.(connectors.Prober); ok {
			err = p.Probe(ctx)
		}
	}
	if err == nil {
		return Probed{OK: true, Text: "つながりました。"}, nil
	}
	e := connectors.As(err)
	d.log.Warn("probe", "account", in.ID, "kind", a.Kind, "reason", e.Reason, "code", e.Code, "err", e.Err)
	return Probed{Code: codeOf(e), Text: textOf(e)}, nil
}

// InspectAccount tries every function of a form's connection, one after the
// other, without saving it; it only reads. A kind that cannot is tried as a whole.
func (d *Desk) InspectAccount(ctx context.Context, in AccountForm) (Inspected, error) {
	a, err := d.filled(ctx, in)
	if err != nil {
		return Inspected{}, err
	}
	c, err := d.worker.Open(a)
	if err != nil {
		return Inspected{}, err
	}
	defer d.worker.Forget(a.ID)
	if i, ok := c.(connectors.Inspector); ok {
		return Inspected{Steps: append([]connectors.Step{}, i.Inspect(ctx)...)}, nil
	}
	p, err := d.TestAccount(ctx, in)
	if err != nil {
		return Inspected{}, err
	}
	step := connectors.Step{Name: "接続", State: "ok", Text: p.Text}
	if !p.OK {
		step.State, step.Detail = "failed", p.Code
	}
	return Inspected{Steps: []connectors.Step{step}}, nil
}

// PauseAccount stops polling and sending of an account until it is resumed.
func (d *Desk) PauseAccount(ctx context.Context, in ID) error {
	return d.accountChanged(in.ID, d.store.SetAccountState(ctx, actor(ctx), in.ID, store.AccountPaused, "", ""))
}

// ResumeAccount polls an account again from where it stood: the gap is fetched.
func (d *Desk) ResumeAccount(ctx context.Context, in ID) error {
	return d.accountChanged(in.ID, d.store.SetAccountState(ctx, actor(ctx), in.ID, store.AccountNew, "", ""))
}

// RemoveAccount takes an account away. What it brought stays readable.
func (d *Desk) RemoveAccount(ctx context.Context, in ID) error {
	return d.accountChanged(in.ID, d.store.RemoveAccount(ctx, actor(ctx), in.ID))
}

func (d *Desk) accountChanged(id int64, err error) error {
	if err == nil {
		d.tell(EventAccounts, id)
	}
	return err
}

// Sync polls an account now with every pass it has, or, with id 0, whatever is
// due.
func (d *Desk) Sync(ctx context.Context, in ID) (Synced, error) {
	return d.SyncSince(ctx, in.ID, time.Time{})
}

// SyncSince is Sync that looks at everything again from a time on; zero means
// the usual reach.
func (d *Desk) SyncSince(ctx context.Context, id int64, from time.Time) (Synced, error) {
	results, err := d.worker.Sync(ctx, id, from)
	out := Synced{Accounts: make([]SyncedAccount, 0, len(results))}
	for _, r := range results {
		out.Accounts = append(out.Accounts, d.synced(r))
	}
	return out, err
}

func (d *Desk) synced(r worker.Result) SyncedAccount {
	s := SyncedAccount{
		Account: r.Account, Name: r.Name, OK: r.Err == nil,
		Inquiries: r.Inquiries, Orders: r.Orders, Files: r.Files,
	}
	if r.Err != nil {
		why := Explain(r.Err, d.log)
		s.Reason, s.Text = why.Code, why.Text
	}
	return s
}
