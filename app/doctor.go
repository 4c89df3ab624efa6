package app

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// diskLow is when the disk is too full to go on without care.
const diskLow = 1 << 30

// Finding is one line of the doctor's report.
type Finding struct {
	Level string `json:"level"` // ok, warn, bad
	About string `json:"about"` // profile, storage, documents, secrets, account, key, outbox, search, clock, disk
	Code  string `json:"code"`
	Text  string `json:"text"`
}

// Report is what the doctor found.
type Report struct {
	Findings []Finding `json:"findings"`
	Storage  Storage   `json:"storage"`
}

// Bad reports whether something needs a person.
func (r Report) Bad() bool {
	for _, f := range r.Findings {
		if f.Level == "bad" {
			return true
		}
	}
	return false
}

// Doctor checks the profile, the accounts, their keys, the clock and the disk.
// It changes nothing and calls nobody.
func (d *Desk) Doctor(ctx context.Context, step Step) (Report, error) {
	var r Report
	var err error
	add := func(level, about, code, text string) {
		r.Findings = append(r.Findings, Finding{Level: level, About: about, Code: code, Text: text})
	}
	step("データベースを調べています", 0, 0)
	problems := d.store.Integrity(ctx)
	if err := ctx.Err(); err != nil {
		return r, err // a look that was broken off finds faults where there are none
	}
	for _, p := range problems {
		add("bad", "profile", "integrity", p)
	}
	if len(problems) == 0 {
		add("ok", "profile", "integrity", "データは壊れていません。")
	}
	if err := d.doctorBlobs(ctx, add, step); err != nil {
		return r, err
	}
	if err := d.doctorDocuments(ctx, add, step); err != nil {
		return r, err
	}
	step("容量と接続を調べています", 0, 0)
	if r.Storage, err = d.Storage(ctx); err != nil {
		return r, err
	}
	d.doctorStorage(ctx, &r.Storage, add)
	add("ok", "secrets", d.box.How(), "キーは暗号化して保管しています（"+kept[d.box.How()]+"）。")
	if err := d.doctorAccounts(ctx, add); err != nil {
		return r, err
	}
	if err := d.doctorOutbox(ctx, add); err != nil {
		return r, err
	}
	if err := d.doctorSearch(ctx, add); err != nil {
		return r, err
	}
	d.doctorMachine(add)
	return r, nil
}

// Recount writes the numbers of the tabs and of the outbox anew, from what is there.
func (d *Desk) Recount(ctx context.Context) error {
	if err := d.store.RepairCounts(ctx, actor(ctx)); err != nil {
		return err
	}
	d.tell(EventInquiries)
	d.tell(EventOutbox)
	return nil
}

var kept = map[string]string{"keychain": "この PC のキーチェーン", "passphrase": "合言葉", "file": "本人だけが読めるファイル"}

type finder func(level, about, code, text string)

func (d *Desk) doctorAccounts(ctx context.Context, add finder) error {
	list, err := d.Accounts(ctx)
	if err != nil {
		return err
	}
	if len(list.Accounts) == 0 {
		add("warn", "account", "none", "まだ接続がありません。「account add」か画面の「接続」で足してください。")
	}
	for _, a := range list.Accounts {
		d.doctorSecrets(ctx, a, add)
		doctorState(a, add)
		for _, n := range a.Notices {
			level := "warn"
			if n.Serious {
				level = "bad"
			}
			add(level, "account", n.Code, "「"+a.Name+"」："+n.Text)
		}
		for _, k := range a.Keys {
			doctorKey(a, k, add)
		}
	}
	return nil
}

// doctorState says how an account is, when it last worked, what it has cost
// today and what to do now.
func doctorState(a Account, add finder) {
	name, last := "「"+a.Name+"」", "最後の受信は "+clock(a.LastOKAt)+"、今日は "+usage(a)+"。"
	switch a.State {
	case store.AccountStopped:
		add("bad", "account", a.Reason, name+"は止まっています。"+a.Text+last)
	case store.AccountRetry:
		add("warn", "account", a.Reason, name+"はつながりにくくなっています。"+a.Advice+last)
	case store.AccountPaused:
		add("warn", "account", "paused", name+"は"+a.Advice+last)
	case store.AccountNew:
		text := a.Advice + last
		switch {
		case a.ProgressDone > 0:
			text = a.Advice
		case a.LastOKAt == 0:
			text = "まだ一度も受信していません。" + a.Advice
		}
		add("warn", "account", "new", name+"は"+text)
	default:
		add("ok", "account", "ok", name+"は "+clock(a.LastOKAt)+" に受信しました。次は "+clock(a.NextAt)+"、今日は "+usage(a)+"。")
	}
	if a.CallsLimit > 0 && a.CallsToday*10 >= a.CallsLimit*8 {
		add("warn", "account", "calls", name+"："+callsWords(a))
	}
}

func usage(a Account) string {
	text := fmt.Sprintf("受信 %d 回", a.PollsToday)
	if slices.Contains(a.Abilities, "calls") {
		text += fmt.Sprintf("・呼び出し %d 回", a.CallsToday)
	}
	if a.CallsLimit > 0 {
		text += fmt.Sprintf("（上限 %d 回）", a.CallsLimit)
	}
	if a.FailuresToday > 0 {
		text += fmt.Sprintf("・失敗 %d 回", a.FailuresToday)
	}
	return text
}

// clock is a time for people, 「まだありません」 for none.
func clock(ms int64) string {
	if ms == 0 {
		return "まだありません"
	}
	return jst.Of(ms).Format("1/2 15:04")
}

// doctorSecrets tries whether the account's keys can be opened: after a backup
// was put back on another PC they cannot.
func (d *Desk) doctorSecrets(ctx context.Context, a Account, add finder) {
	stored, err := d.store.Account(ctx, a.ID)
	if err == nil {
		_, err = d.worker.Open(stored)
	}
	if err != nil {
		e := connectors.As(err)
		add("bad", "account", codeOf(e), "「"+a.Name+"」："+textOf(e))
	}
}

func doctorKey(a Account, k Key, add finder) {
	text := fmt.Sprintf("「%s」の%sは残り %d 日です。%s", a.Name, k.Label, k.DaysLeft, k.Next)
	switch k.Level {
	case "over":
		add("bad", "key", "expired", "「"+a.Name+"」の"+k.Label+"の期限が切れました。"+k.Next)
	case "urgent":
		add("bad", "key", "expires", text)
	case "soon":
		add("warn", "key", "expires", text)
	case "ok":
		add("ok", "key", "ok", fmt.Sprintf("「%s」の%sは残り %d 日です。", a.Name, k.Label, k.DaysLeft))
	}
}

func (d *Desk) doctorOutbox(ctx context.Context, add finder) error {
	items, err := d.store.Outbox(ctx, store.OutUnknown, store.OutFailed)
	if err != nil {
		return err
	}
	for _, i := range items {
		add("warn", "outbox", i.State, fmt.Sprintf("送信待ち %d（問い合わせ %d）：%s", i.ID, i.InquiryID, i.Reason))
	}
	if len(items) == 0 {
		add("ok", "outbox", "ok", "結果の決まっていない返信はありません。")
	}
	return nil
}

// doctorMachine looks at the PC itself.
func (d *Desk) doctorMachine(add finder) {
	if y := d.now().Year(); y < 2026 || y > 2100 {
		add("bad", "clock", "clock", "この PC の時計がずれています。時計を合わせてください。")
	} else {
		add("ok", "clock", "ok", "時計は "+jst.In(d.now()).Format("2006/01/02 15:04")+"（日本時間）です。")
	}
	if free, ok := freeBytes(d.profile); ok {
		text := fmt.Sprintf("データの置き場所の空きは %.1f GB、窓口が使っているのは %.1f MB です。", float64(free)/1e9, float64(d.used())/1e6)
		if free < diskLow {
			add("bad", "disk", "disk_full", text+"1 GB 以上空けてください。")
		} else {
			add("ok", "disk", "ok", text)
		}
	}
}

// used is the size of the profile in bytes.
func (d *Desk) used() int64 {
	var sum int64
	_ = filepath.WalkDir(d.profile, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil
		}
		if info, err := e.Info(); err == nil {
			sum += info.Size()
		}
		return nil
	})
	return sum
}
