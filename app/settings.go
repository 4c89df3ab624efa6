package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"madoguchi/app/export/book"
)

const (
	defaultHold  = 15 // seconds a reply waits
	defaultReply = 24 // hours until an answer is owed
)

// Me tells the page who acts.
func (d *Desk) Me(ctx context.Context) (Me, error) {
	a := who(ctx)
	shop, err := d.Shop(ctx)
	if err != nil {
		return Me{}, err
	}
	me := Me{
		ID: a.Staff, Name: a.Name, Role: cmp.Or(a.role, RoleOwner), Demo: d.demo, Version: d.version, Hold: shop.Hold,
		Now: d.now().UnixMilli(), Masked: a.masked, Locked: !a.free() && a.role == "", Rights: []string{},
	}
	if me.Role == RoleOwner {
		me.Name = cmp.Or(shop.StaffName, a.Name) // the owner may have said how replies are signed
	}
	me.Rights = append(me.Rights, d.Rights(ctx)...)
	p, err := d.protection(ctx)
	if err != nil {
		return Me{}, err
	}
	all, err := d.StaffList(ctx)
	here := 0
	for _, s := range all.Staff {
		if s.ID == a.Staff && me.Locked {
			me.Role = s.Role
		}
		if !s.Off {
			here++
		}
	}
	me.Alone = here == 1 && !me.Locked && !slices.ContainsFunc(all.Staff, func(s Staff) bool { return s.HasPIN && !s.Off })
	me.LockMinutes = p.LockMinutes
	return me, err
}

// Shop returns the shop's own facts.
func (d *Desk) Shop(ctx context.Context) (ShopSettings, error) {
	var s ShopSettings
	for key, to := range shopWords(&s) {
		v, err := d.store.Setting(ctx, key)
		if err != nil {
			return s, err
		}
		*to = v
	}
	var err error
	if _, s.TaxDoubt, err = book.RegistrationNumber(s.TaxNumber); err != nil {
		s.TaxDoubt = "" // an older program took what is none; the settings say so when they are saved
	}
	if s.ReplyHours, err = d.number(ctx, "reply_hours", defaultReply); err != nil {
		return s, err
	}
	s.Hold, err = d.number(ctx, "hold", defaultHold)
	return s, err
}

func (d *Desk) number(ctx context.Context, key string, def int) (int, error) {
	v, err := d.store.Setting(ctx, key)
	if err != nil {
		return def, err
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return def, nil // never set
	}
	return n, nil
}

// SaveShop changes the shop's own facts.
func (d *Desk) SaveShop(ctx context.Context, in ShopSettings) (ShopSettings, error) {
	if in.Hold < 0 || in.Hold > 300 {
		return in, refuse("hold", "送信待ちの秒数は 0 から 300 の間で入れてください。")
	}
	if in.ReplyHours < 1 || in.ReplyHours > 720 {
		return in, refuse("reply_hours", "返信期限は 1 から 720 時間の間で入れてください。")
	}
	if err := goodShop(&in); err != nil {
		return in, err
	}
	all := map[string]string{"reply_hours": strconv.Itoa(in.ReplyHours), "hold": strconv.Itoa(in.Hold)}
	for key, v := range shopWords(&in) {
		all[key] = *v
	}
	for key, v := range all {
		if err := d.store.SetSetting(ctx, actor(ctx), key, v); err != nil {
			return in, err
		}
	}
	d.tell(EventAccounts)
	return d.Shop(ctx)
}

func idText(id int64) string { return strconv.FormatInt(id, 10) }
