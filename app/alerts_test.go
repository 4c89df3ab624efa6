package app

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// failing is a kind whose pull answers what the test wants.
func failing(answer *error, notices *[]connectors.Notice, keys []connectors.Key) connectors.Spec {
	return connectors.Spec{
		Kind: "keyed", Label: "試験", Every: time.Minute, Fields: []connectors.Field{{Key: "shop"}},
		Marks: connectors.Marks{Read: true, Complete: true, Reasons: []connectors.Choice{{Code: "1", Label: "回答済み"}}},
		Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) {
			return puller{&fake{}, answer, notices, keys}, nil
		},
	}
}

type puller struct {
	*fake
	answer  *error
	notices *[]connectors.Notice
	keys    []connectors.Key
}

func (p puller) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	if *p.answer != nil {
		return connectors.Batch{}, *p.answer
	}
	b, err := p.fake.Pull(ctx, cur)
	b.Notices = *p.notices
	return b, err
}

func (p puller) Keys(context.Context) ([]connectors.Key, error) { return p.keys, nil }

// said is every alert that has not been told, as level, kind and title.
func (s *shop) said() string {
	s.t.Helper()
	var words []string
	for _, a := range must[AlertList](s.t)(s.Alerts(s.t.Context())).Alerts {
		if !a.Told {
			words = append(words, fmt.Sprintf("%s %s %s", a.Level, a.Kind, a.Title))
		}
	}
	return strings.Join(words, " | ")
}

// hears is said, and everything is told afterwards.
func (s *shop) hears(when, want string) {
	s.t.Helper()
	if got := s.said(); got != want {
		s.t.Errorf("%s:\n got %s\nwant %s", when, got, want)
	}
	if err := s.Told(s.t.Context(), ToldAlerts{IDs: Untold(must[AlertList](s.t)(s.Alerts(s.t.Context()))).IDs}); err != nil {
		s.t.Fatal(err)
	}
}

func TestAlerts_are_told_once_and_leave_with_their_cause(t *testing.T) {
	var answer error
	var notices []connectors.Notice
	s := openShop(t, failing(&answer, &notices, nil))
	a := s.add("keyed", "本店", nil)
	s.hears("before anything came", "")
	s.sync()
	s.hears("a question came", "info new 本店: 新しい問い合わせ 1 件")
	s.hears("at once", "")

	answer = &connectors.Error{Reason: connectors.Temporary, Code: "down", Text: "つながりません。"}
	s.later(10 * time.Minute)
	s.sync()
	s.hears("it fails", "")
	s.later(2 * time.Hour)
	s.sync()
	s.hears("it still fails", "warn failing 本店に 1 時間以上つながりません")

	answer = &connectors.Error{Reason: connectors.Auth, Code: "key_dead", Text: "キーを入れ直してください。"}
	s.later(time.Hour)
	s.sync()
	s.hears("the key is dead", "serious stopped 本店の受信が止まっています")

	answer, notices = nil, []connectors.Notice{{Code: "signature", Text: "公開鍵を作り直してください。", Serious: true}, {Code: "small", Text: "参考です。"}}
	if err := s.ResumeAccount(t.Context(), ID{ID: a.ID}); err != nil {
		t.Fatal(err)
	}
	s.sync()
	s.hears("it works again with a serious notice", "serious notice 本店のお知らせ")

	s.later(10 * time.Hour)
	s.hears("after midnight", "serious notice 本店のお知らせ | info due 今日が返信期限の問い合わせ 1 件")
	s.later(20 * time.Hour)
	if got := s.said(); !strings.Contains(got, "warn due 返信期限を過ぎた問い合わせ 1 件") {
		t.Errorf("a day later: %s", got)
	}
	if err := s.PauseAccount(t.Context(), ID{ID: a.ID}); err != nil {
		t.Fatal(err)
	}
	s.hears("paused", "warn due 返信期限を過ぎた問い合わせ 1 件")
}

func TestAlerts_name_a_key_once_at_each_step(t *testing.T) {
	var answer error
	var notices []connectors.Notice
	s := openShop(t, failing(&answer, &notices, []connectors.Key{{Name: "license", Label: "キー", Expires: noon.AddDate(0, 0, 20), LifeDays: 90, Next: "更新してください。"}}))
	s.add("keyed", "本店", nil)
	s.sync()
	for _, kind := range []string{"new", "due"} {
		must[AlertChoices](t)(s.SaveAlertChoice(t.Context(), AlertChoice{Kind: kind}))
	}
	told := map[int]string{}
	for day := range 22 {
		if said := s.said(); said != "" {
			told[20-day] = said
		}
		s.hears("", s.said())
		s.later(24 * time.Hour)
	}
	want := map[int]string{
		14: "warn key 本店のキーは残り 14 日です", 7: "warn key 本店のキーは残り 7 日です",
		3: "serious key 本店のキーは残り 3 日です", 1: "serious key 本店のキーは残り 1 日です", 0: "serious key 本店のキーの期限が切れました",
	}
	if fmt.Sprint(told) != fmt.Sprint(want) {
		t.Errorf("told by days left\n got %v\nwant %v", told, want)
	}
}

func TestAlerts_of_a_kind_can_be_turned_off(t *testing.T) {
	var answer error
	var notices []connectors.Notice
	s := openShop(t, failing(&answer, &notices, nil))
	s.add("keyed", "本店", nil)
	s.sync()
	for _, c := range must[AlertChoices](t)(s.AlertChoices(t.Context())).Choices {
		if !c.On {
			t.Errorf("%s is off from the start", c.Kind)
		}
	}
	must[AlertChoices](t)(s.SaveAlertChoice(t.Context(), AlertChoice{Kind: "due"}))
	s.hears("without due dates", "info new 本店: 新しい問い合わせ 1 件")
	_, err := s.SaveAlertChoice(t.Context(), AlertChoice{Kind: "weather"})
	refused(t, err, "alert_kind")
}

func TestUntold_shows_many_as_one(t *testing.T) {
	list := AlertList{Alerts: []Alert{{ID: "0", Told: true}}}
	for i := range 3 {
		list.Alerts = append(list.Alerts, Alert{ID: fmt.Sprint("a", i), Title: "件"})
	}
	if got := Untold(list); len(got.Shown) != 3 || len(got.IDs) != 3 {
		t.Errorf("three: %+v", got)
	}
	list.Alerts = append(list.Alerts, Alert{ID: "a3"})
	if got := Untold(list); len(got.Shown) != 1 || got.Shown[0].Title != "窓口からのお知らせ 4 件" || len(got.IDs) != 4 {
		t.Errorf("four: %+v", got)
	}
}

func TestMarks_follow_what_a_person_does(t *testing.T) {
	var answer error
	var notices []connectors.Notice
	s := openShop(t, failing(&answer, &notices, nil))
	a := s.add("keyed", "本店", nil)
	s.sync()
	id := ID{ID: must[InboxPage](t)(s.Inbox(t.Context(), InboxQuery{})).Inquiries[0].ID}
	wishes := func() string {
		var out []string
		for _, m := range must[[]store.PendingMark](t)(s.store.Marks(t.Context(), a.ID)) {
			out = append(out, string(m.Mark)+m.Reason)
		}
		return strings.Join(out, " ")
	}
	seen := func() {
		t.Helper()
		if err := s.MarkSeen(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	seen()
	if got := wishes(); got != "" {
		t.Errorf("opened, though others may go by the flag: %q", got)
	}
	a = s.account(a.ID)
	must[Account](t)(s.SaveAccount(t.Context(), AccountForm{ID: a.ID, Version: a.Version, Settings: map[string]string{MarkRead: "yes"}}))
	seen()
	if got := wishes(); got != "read" {
		t.Errorf("opened where the setting says so: %q", got)
	}
	_, err := s.SetState(t.Context(), StateChange{ID: id.ID, State: store.StateDone, Reason: "9"})
	refused(t, err, "reason")
	must[Row](t)(s.SetState(t.Context(), StateChange{ID: id.ID, State: store.StateDone, Reason: "1"}))
	s.later(time.Minute)
	if got := wishes(); got != "read complete1" {
		t.Errorf("closed with a reason: %q", got)
	}
	refused(t, s.MarkPrivate(t.Context(), id), "no_private")
}

func TestInspectAccount_of_a_kind_without_steps_is_one_step(t *testing.T) {
	f := &fake{probe: &connectors.Error{Reason: connectors.Auth, Code: "key_dead", Text: "キーを入れ直してください。"}}
	d := open(t, f)
	got := must[Inspected](t)(d.InspectAccount(t.Context(), form()))
	want := connectors.Step{Name: "接続", State: "failed", Text: "キーを入れ直してください。", Detail: "key_dead"}
	if len(got.Steps) != 1 || got.Steps[0] != want {
		t.Errorf("got %+v", got)
	}
}
