package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"madoguchi/app/reply"
	"madoguchi/store"
)

const signatureLimit = 2000

// Signatures lists how replies are signed.
func (d *Desk) Signatures(ctx context.Context) (SignatureList, error) {
	all, err := d.store.Signatures(ctx)
	if err != nil {
		return SignatureList{}, err
	}
	shop, err := d.Shop(ctx)
	if err != nil {
		return SignatureList{}, err
	}
	out := SignatureList{Common: shop.Signature, Signatures: make([]Signature, 0, len(all))}
	accounts, staff, err := d.signers(ctx)
	for _, g := range all {
		out.Signatures = append(out.Signatures, Signature{
			Account: g.Account, AccountName: accounts[g.Account], Staff: g.Staff, StaffName: staff[g.Staff], Body: g.Body, Version: g.Version,
		})
	}
	return out, err
}

// signers are the names behind the numbers of signatures.
func (d *Desk) signers(ctx context.Context) (accounts, staff map[int64]string, err error) {
	accounts, staff = map[int64]string{}, map[int64]string{}
	list, err := d.store.Accounts(ctx)
	if err != nil {
		return accounts, staff, err
	}
	for _, a := range list {
		accounts[a.ID] = a.Name
	}
	people, err := d.StaffList(ctx)
	for _, s := range people.Staff {
		staff[s.ID] = s.Name
	}
	return accounts, staff, err
}

// SaveSignature keeps how replies of an account, a person or both are signed; an
// empty one is removed. It may hold variables of the shop, such as {担当者名}.
func (d *Desk) SaveSignature(ctx context.Context, in Signature) (SignatureList, error) {
	in.Body = strings.Trim(strings.ReplaceAll(in.Body, "\r\n", "\n"), "\n")
	accounts, staff, err := d.signers(ctx)
	if err != nil {
		return SignatureList{}, err
	}
	if in.Account != 0 && accounts[in.Account] == "" || in.Staff != 0 && staff[in.Staff] == "" {
		return SignatureList{}, refuse("signature_of", "この接続か担当者はもうありません。何も変えていません。選び直してください。")
	}
	if in.Account == 0 && in.Staff == 0 {
		return SignatureList{}, refuse("signature_of", "店舗全体の署名は、設定の「お店」で変えられます。ここでは接続か担当者を選んでください。")
	}
	if utf8.RuneCountInString(in.Body) > signatureLimit {
		return SignatureList{}, refuse("too_long", "署名は 2,000 字までです。短くしてから保存してください。")
	}
	if strings.Contains(in.Body, "署名}") || strings.Contains(in.Body, "署名｝") {
		return SignatureList{}, refuse("signature_circle", "署名の中に {署名} は入れられません。外してから保存してください。")
	}
	if err := blocked(lint(in.Body, nil)); err != nil {
		r := err.(*Refusal)
		r.Code, r.Text = "signature", strings.Replace(r.Text, "送っていません。", "保存していません。", 1)
		return SignatureList{}, r
	}
	_, err = d.store.SaveSignature(ctx, actor(ctx), store.Signature{Account: in.Account, Staff: in.Staff, Body: in.Body, Version: in.Version})
	if err != nil {
		return SignatureList{}, err
	}
	return d.Signatures(ctx)
}

// sign puts the most exact signature into a situation, with its variables filled.
func (d *Desk) sign(ctx context.Context, s *situation) error {
	g, err := same(ctx, common{what: "signature", id: s.account.ID}, func() (store.Signature, error) {
		return d.store.SignatureFor(ctx, s.account.ID, who(ctx).Staff)
	})
	if err != nil || g.Body == "" {
		return err
	}
	s.shop.Signature = ""
	s.shop.Signature = reply.Fill(reply.Text{Body: g.Body}, d.facts(*s)).Text
	return nil
}
