package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store"
	"madoguchi/store/fold"
)

// Settings of the retention of attachments.
const (
	retentionMonths = "retention_months" // "" or "0": nothing goes
	retentionDone   = "retention_done"   // the day in Japan whose run is over
	retentionAt     = "retention_at"     // the file after which the run goes on
)

// mostMonths is ten years: what has to stay longer is not to be set here.
const mostMonths = 120

// expireAtOnce is how many attachments one step looks at.
const expireAtOnce = 20

// Retention tells after how many months attachments go.
func (d *Desk) Retention(ctx context.Context) (Retention, error) {
	v, err := d.store.Setting(ctx, retentionMonths)
	if err != nil {
		return Retention{}, err
	}
	done, err := d.store.Setting(ctx, retentionDone)
	months, _ := strconv.Atoi(v)
	return Retention{Months: months, Most: mostMonths, LastRun: done}, err
}

// SetRetention says after how many months attachments go; 0 for never.
func (d *Desk) SetRetention(ctx context.Context, in RetentionMonths) error {
	if err := goodMonths(in.Months, 0); err != nil {
		return err
	}
	return errors.Join(
		d.store.SetSetting(ctx, actor(ctx), retentionMonths, strconv.Itoa(in.Months)),
		d.store.Remember(ctx, retentionDone, ""),
	)
}

func goodMonths(n, least int) error {
	if n < least || n > mostMonths {
		return refuse("months", fmt.Sprintf("保存期間は 1 か月から %d か月までの数で指定してください。何も変えていません。", mostMonths))
	}
	return nil
}

// RetentionPreview tells what would go with that many months. It changes nothing.
func (d *Desk) RetentionPreview(ctx context.Context, in RetentionMonths) (RetentionPlan, error) {
	if err := goodMonths(in.Months, 1); err != nil {
		return RetentionPlan{}, err
	}
	plan := RetentionPlan{Months: in.Months, DryRun: true}
	for after := int64(0); ; {
		some, err := d.store.Expiring(ctx, d.cutoff(in.Months), after, 500)
		if err != nil || len(some) == 0 {
			return plan, err
		}
		for _, e := range some {
			after = e.File
			if isRecord(e) {
				plan.Records++
				continue
			}
			plan.count(e)
		}
	}
}

func (p *RetentionPlan) count(e store.Expiring) {
	p.Files, p.Size = p.Files+1, p.Size+e.Size
	p.Newest = max(p.Newest, e.SentAt)
	if p.Oldest == 0 || e.SentAt < p.Oldest {
		p.Oldest = e.SentAt
	}
}

// RunRetention drops now what has gone past its time by the saved setting.
func (d *Desk) RunRetention(ctx context.Context) (RetentionPlan, error) {
	r, err := d.Retention(ctx)
	if err != nil {
		return RetentionPlan{}, err
	}
	if r.Months == 0 {
		return RetentionPlan{}, refuse("retention_off", "添付ファイルの保存期間は決まっていません。何も消していません。先に期間を決めてください。")
	}
	due, err := d.RetentionPreview(ctx, RetentionMonths{Months: r.Months})
	if err != nil {
		return RetentionPlan{}, err
	}
	plan := RetentionPlan{Months: r.Months}
	all, looked := due.Files+due.Records, int64(0)
	for step := (expiry{more: true}); step.more; {
		if step, err = d.expire(ctx, r.Months, step.after, &plan); err != nil {
			return plan, err
		}
		looked += step.looked
		howFar(ctx, looked, max(all, looked)) // more may have become due meanwhile
	}
	return plan, d.sweep(ctx)
}

// expiry is one step of a run: the file it came to, and at how many it looked.
type expiry struct {
	after, looked int64
	more          bool
}

// expire takes one step: the attachments after a file, mail by mail.
func (d *Desk) expire(ctx context.Context, months int, after int64, plan *RetentionPlan) (expiry, error) {
	before := d.cutoff(months)
	some, err := d.store.Expiring(ctx, before, after, expireAtOnce)
	if err != nil || len(some) == 0 {
		return expiry{after: after}, err
	}
	step := expiry{after: after, more: true}
	var all []store.Expired
	for i := 0; i < len(some); {
		n := i
		for n < len(some) && some[n].Message == some[i].Message {
			n++
		}
		if n == len(some) && i > 0 && len(some) == expireAtOnce {
			break // the rest of this mail may come with the next step
		}
		e, err := d.without(some[i:n], plan)
		if err != nil {
			return step, err
		}
		if len(e.Files) > 0 {
			all = append(all, e)
		}
		i, step.after, step.looked = n, some[n-1].File, int64(n)
	}
	gone, size, err := d.store.Expire(ctx, actor(ctx), before, all)
	plan.Files, plan.Size = plan.Files+gone, plan.Size+size
	return step, err
}

// without prepares a message without its attachments. One that cannot be taken out
// of the raw mail stays: half of it would be no deletion.
func (d *Desk) without(files []store.Expiring, plan *RetentionPlan) (store.Expired, error) {
	e := store.Expired{Message: files[0].Message, Raw: files[0].Raw}
	hashes := map[string]bool{}
	for _, f := range files {
		if isRecord(f) {
			plan.Records++
			continue
		}
		hashes[f.SHA256] = true
	}
	found := hashes
	if e.Raw != "" && len(hashes) > 0 {
		raw, err := d.store.Blob(e.Raw)
		if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrDamaged) {
			return e, nil // nothing more is to be lost there
		}
		if err != nil {
			return e, err
		}
		e.Cut, found = cutMail(raw, hashes, expiredWords+"（"+jst.In(d.now()).Format("2006/01/02")+"）")
	}
	for _, f := range files {
		switch {
		case found[f.SHA256]:
			e.Files = append(e.Files, f.File)
		case hashes[f.SHA256]:
			plan.Left++
		}
	}
	return e, nil
}

const expiredWords = "保存期間が過ぎたため消しました"

// recordWords stand in what has to be kept as the record of a deal when it came by
// mail (電子取引): orders, bills, receipts. How long is for the accountant to say.
var recordWords = []string{
	"領収", "請求", "納品", "注文書", "発注", "見積", "契約", "受領", "支払", "振込", "送り状", "インボイス",
	"receipt", "invoice", "estimate", "quotation", "contract", "purchase order", "statement",
}

// isRecord tells whether an attachment may be a record of a deal, by its name and
// the subject. Too many stay rather than one goes.
func isRecord(e store.Expiring) bool {
	text := fold.Fold(e.Name + "\n" + e.Subject)
	for _, w := range recordWords {
		if strings.Contains(text, fold.Fold(w)) {
			return true
		}
	}
	return false
}

func (d *Desk) cutoff(months int) int64 { return jst.In(d.now()).AddDate(0, -months, 0).UnixMilli() }

// retentionStep takes one small step of the day's run.
func (d *Desk) retentionStep(ctx context.Context) (more bool, err error) {
	r, err := d.Retention(ctx)
	today := jst.In(d.now()).Format(time.DateOnly)
	if err != nil || r.Months == 0 || r.LastRun == today {
		return false, err
	}
	at, err := d.store.Setting(ctx, retentionAt)
	if err != nil {
		return false, err
	}
	after, _ := strconv.ParseInt(at, 10, 64)
	var plan RetentionPlan
	step, err := d.expire(ctx, r.Months, after, &plan)
	if err != nil {
		return false, err
	}
	if step.more {
		return true, d.store.Remember(ctx, retentionAt, strconv.FormatInt(step.after, 10))
	}
	return false, errors.Join(d.store.Remember(ctx, retentionAt, ""), d.store.Remember(ctx, retentionDone, today))
}
