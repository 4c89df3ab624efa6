package app

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"madoguchi/app/drafting/endpoint"
	"madoguchi/store/topic"
)

const (
	settingDrafting    = "drafting"
	settingDraftingKey = "drafting_key" // sealed
	usualDraftSeconds  = 180
)

// DraftSettings returns how a machine may help with drafts.
func (d *Desk) DraftSettings(ctx context.Context) (DraftSettings, error) {
	s := DraftSettings{Categories: []int64{}, Cares: []string{"complaint", "care", "harassment"}, Sensitive: true, Money: true, Seconds: usualDraftSeconds}
	kept, err := d.store.Setting(ctx, settingDrafting)
	if err != nil {
		return s, err
	}
	if kept == "" {
		if s.Categories, err = d.delicate(ctx); err != nil {
			return s, err
		}
	} else if err := json.Unmarshal([]byte(kept), &s); err != nil {
		return s, err
	}
	sealed, err := d.store.Setting(ctx, settingDraftingKey)
	s.HasKey = sealed != ""
	return s, err
}

// delicate are the categories that no machine should word at first: complaints,
// and what ends in money.
func (d *Desk) delicate(ctx context.Context) ([]int64, error) {
	all, err := d.store.Categories(ctx)
	out := []int64{}
	for _, c := range all {
		if c.Topic == topic.Complaint || c.Topic == topic.Return {
			out = append(out, c.ID)
		}
	}
	return out, err
}

// SaveDraftSettings changes it. A key belongs to its address: with another one it
// is forgotten.
func (d *Desk) SaveDraftSettings(ctx context.Context, in DraftSettings) (DraftSettings, error) {
	old, err := d.DraftSettings(ctx)
	if err != nil {
		return in, err
	}
	in.Endpoint, in.Model, in.Key = strings.TrimRight(strings.TrimSpace(in.Endpoint), "/"), strings.TrimSpace(in.Model), strings.TrimSpace(in.Key)
	in.Local = false
	if in.On || in.Endpoint != "" {
		e, err := endpoint.Open(in.Endpoint, in.Model, "", endpoint.Limits{})
		if err != nil {
			return in, err
		}
		in.Local = e.Local()
	}
	if err := in.check(); err != nil {
		return in, err
	}
	key := in.Key
	forget := in.ForgetKey || in.Endpoint != old.Endpoint
	in.Key, in.ForgetKey, in.HasKey = "", false, false
	if in.Categories == nil {
		in.Categories = []int64{}
	}
	if in.Cares == nil {
		in.Cares = []string{}
	}
	text, err := json.Marshal(in)
	if err != nil {
		return in, err
	}
	steps := [][2]string{{settingDrafting, string(text)}}
	if key != "" || forget {
		// The old key goes first: at no moment does it belong to the new address.
		steps = [][2]string{{settingDraftingKey, ""}, steps[0]}
	}
	if key != "" {
		steps = append(steps, [2]string{settingDraftingKey, base64.StdEncoding.EncodeToString(d.box.Seal(settingDraftingKey, key))})
	}
	for _, step := range steps {
		if err := d.store.SetSetting(ctx, actor(ctx), step[0], step[1]); err != nil {
			return in, err
		}
	}
	d.tell(EventAccounts)
	return d.DraftSettings(ctx)
}

func (s DraftSettings) check() error {
	if s.On && s.Model == "" {
		return refuse("ai_no_model", "モデルの名前が空です。何も変えていません。「この PC の中を探す」か接続先の説明で、モデルの名前を確かめて入れてください。")
	}
	if s.Seconds < 10 || s.Seconds > 600 {
		return refuse("ai_seconds", "待つ時間は 10 から 600 秒の間で入れてください。何も変えていません。")
	}
	for _, c := range s.Cares {
		if !slices.Contains([]string{"complaint", "care", "harassment"}, c) {
			return refuse("care", "注意の印が読み取れません。何も変えていません。画面を開き直して、選び直してください。")
		}
	}
	return nil
}

// machine opens the endpoint of the settings with its key.
func (d *Desk) machine(ctx context.Context, s DraftSettings) (*endpoint.Endpoint, error) {
	key := s.Key
	if key == "" {
		kept, err := d.store.Setting(ctx, settingDraftingKey)
		if err != nil {
			return nil, err
		}
		if kept != "" {
			sealed, err := base64.StdEncoding.DecodeString(kept)
			if err != nil {
				return nil, err
			}
			if key, err = d.box.Open(settingDraftingKey, sealed); err != nil {
				return nil, err
			}
		}
	}
	return d.reach(s, key)
}

// reach opens the endpoint of the settings with a key.
func (d *Desk) reach(s DraftSettings, key string) (*endpoint.Endpoint, error) {
	l := d.machines.limits
	if l.Whole == 0 {
		l.Whole = time.Duration(s.Seconds) * time.Second
	}
	return d.machines.line.Open(s.Endpoint, s.Model, key, l)
}
