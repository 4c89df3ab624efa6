package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"madoguchi/connectors"
	"madoguchi/store"
)

// SignInBegin begins a sign-in at the mall (RFC 8252): of an account as it
// stands (id, with what the form changes laid over it) or of a filled form. A
// second one for the same account, or for the same way back, ends the first.
func (d *Desk) SignInBegin(ctx context.Context, in AccountForm) (SignInBegun, error) {
	a, err := d.laidOver(ctx, in)
	if err != nil {
		return SignInBegun{}, err
	}
	flow, err := d.worker.SignIn(a)
	if err != nil {
		return SignInBegun{}, err
	}
	in.Kind = a.Kind
	s, err := d.signIns.begin(d, flow, in, actor(ctx))
	if err != nil {
		return SignInBegun{}, err
	}
	begun := SignInBegun{ID: s.id, URL: flow.URL(), Redirect: flow.Redirect(), Listening: s.listening()}
	if !begun.Listening {
		begun.Text = "ブラウザーからの戻り先（" + flow.Redirect() + "）を、ほかのプログラムが使っています。" +
			"サインインはこのままできます。サインインのあと、ブラウザーの上に出ているアドレスを写して、ここに貼り付けてください。"
	}
	return begun, nil
}

// SignInState tells how a sign-in stands.
func (d *Desk) SignInState(_ context.Context, in SignInID) (SignInState, error) {
	s, err := d.signIns.find(in.ID)
	if err != nil {
		return SignInState{}, err
	}
	return s.now(), nil
}

// SignInAddressOf is the address that a sign-in is opened at, for a host that
// opens the browser itself.
func (d *Desk) SignInAddressOf(id string) (string, error) {
	s, err := d.signIns.find(id)
	if err != nil {
		return "", err
	}
	return s.flow.URL(), nil
}

// SignInPaste finishes a sign-in with the address the browser shows: the way out
// where the browser cannot come back to this machine.
func (d *Desk) SignInPaste(_ context.Context, in SignInAddress) (SignInState, error) {
	s, err := d.signIns.find(in.ID)
	if err != nil {
		return SignInState{}, err
	}
	if !s.mine(in.Address) {
		return SignInState{}, refuse("signin_address", "このアドレスは、いまのサインインのものではありません。サインインは続いています。"+
			"サインインのあとにブラウザーの上に出ているアドレスを、「http」から終わりまで写して貼り付けてください。")
	}
	return s.come(in.Address), nil
}

// SignInCancel ends a sign-in that nobody wants to finish.
func (d *Desk) SignInCancel(_ context.Context, in SignInID) error {
	s, err := d.signIns.find(in.ID)
	if err != nil {
		return err
	}
	s.quit("cancelled", "サインインをやめました。いまの設定はそのままです。")
	return nil
}

// keepSignIn saves what a sign-in of an account has brought. It is on the disk
// before anybody uses it; the account is due at once, so that the gap is fetched.
func (d *Desk) keepSignIn(ctx context.Context, in AccountForm, who store.Actor, got connectors.Settings) error {
	err := d.mergeSignIn(ctx, in, who, got)
	// A poll that ends meanwhile, or another screen, must not cost the sign-in.
	for i := 0; errors.Is(err, store.ErrConflict) && i < 4; i++ {
		err = d.mergeSignIn(ctx, in, who, got)
	}
	if err != nil {
		return err
	}
	d.worker.Forget(in.ID)
	d.tell(EventAccounts, in.ID)
	return nil
}

func (d *Desk) mergeSignIn(ctx context.Context, in AccountForm, who store.Actor, got connectors.Settings) error {
	old, err := d.store.Account(ctx, in.ID)
	if err != nil {
		return err
	}
	a, err := d.laidOver(ctx, in)
	if err != nil {
		return err
	}
	if err := d.layGot(&a, got); err != nil {
		return err
	}
	a.Version = old.Version
	// A secret that is not touched here may be rotated by a poll at this moment.
	maps.DeleteFunc(a.Secrets, func(k string, v []byte) bool { return slices.Equal(v, old.Secrets[k]) })
	if a.State != store.AccountPaused {
		a.State, a.ReasonCode, a.ReasonText = store.AccountNew, "", ""
	}
	return d.store.UpdateAccount(ctx, who, a)
}

// layGot puts what a sign-in has brought over an account.
func (d *Desk) layGot(a *store.Account, got connectors.Settings) error {
	fields := d.spec(a.Kind).Fields
	for k, v := range got {
		i := slices.IndexFunc(fields, func(f connectors.Field) bool { return f.Key == k })
		switch {
		case i < 0:
			return fmt.Errorf("sign-in of %s brings the unknown setting %s", a.Kind, k)
		case fields[i].Secret:
			a.Secrets[k] = d.box.Seal(k, v)
		default:
			a.Settings[k] = v
		}
	}
	return nil
}
