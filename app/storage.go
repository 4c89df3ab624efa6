package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"madoguchi/store"
)

// Storage tells how much the profile holds and where the room goes.
func (d *Desk) Storage(ctx context.Context) (Storage, error) {
	s, err := d.store.Storage(ctx)
	if err != nil {
		return Storage{}, err
	}
	out := Storage{
		Database: s.Database, Mails: keptOf(s.Mails), Answers: keptOf(s.Answers), Attachments: keptOf(s.Attachments),
		Hanging: s.Files, Expired: s.Expired, Moved: 100 - int64(s.ToMove)*100/256,
		Same: max(s.FilesSize-s.Attachments.Size, 0),
	}
	for _, k := range []StorageKept{out.Mails, out.Answers, out.Attachments} {
		out.Compressed += k.Size - k.Stored
	}
	if free, ok := freeBytes(d.profile); ok {
		out.Free = int64(min(free, 1<<62))
	}
	return out, nil
}

func keptOf(k store.Kept) StorageKept {
	return StorageKept{Count: k.Count, Size: k.Size, Stored: k.Stored}
}

// doctorStorage says it in words.
func (d *Desk) doctorStorage(ctx context.Context, s *Storage, add finder) {
	if n, err := d.store.SearchSize(ctx); err == nil {
		s.Search = n
	}
	line := func(name string, k StorageKept) string {
		return fmt.Sprintf("%s %d 件 %s", name, k.Count, sizeText(k.Stored))
	}
	add("ok", "storage", "sizes", fmt.Sprintf("データベース %s（うち検索の索引 %s）、%s、%s、%s です。", sizeText(s.Database), sizeText(s.Search),
		line("元のメール", s.Mails), line("モールの元データ", s.Answers), line("添付", s.Attachments)))
	add("ok", "storage", "saved", fmt.Sprintf("圧縮で %s、同じ添付を 1 つにまとめて %s 節約しています。", sizeText(s.Compressed), sizeText(s.Same)))
	if s.Expired > 0 {
		add("ok", "storage", "expired", fmt.Sprintf("保存期間が過ぎて消した添付は %d 件です。本文と、添付の名前は残っています。", s.Expired))
	}
	if s.Moved < 100 {
		add("warn", "storage", "moving", fmt.Sprintf("元のメールと添付を新しい置き方に移しています（%d %%）。その間もすべて読めます。窓口を開いたままにしておくと終わります。", s.Moved))
	}
}

// mostNamed is how many damaged ones the doctor names.
const mostNamed = 10

// doctorBlobs reads every raw mail and attachment and names what is damaged: the
// rest can still be read.
func (d *Desk) doctorBlobs(ctx context.Context, add finder, step Step) error {
	damaged, err := d.store.DamagedBlobs(ctx, func(done, all int64) { step("元のメールと添付を調べています", done, all) })
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		d.log.Error("read kept bytes", "err", err)
		add("bad", "storage", "unreadable", "元のメールと添付の置き場所を読み取れません。本文と対応の記録は別の場所にあり、残っています。バックアップから復元してください。")
	case len(damaged) > 0:
		add("bad", "storage", "damaged", fmt.Sprintf("元のメールか添付が %d 件壊れています。ほかは読めます。バックアップから復元してください（%s）。",
			len(damaged), strings.Join(damaged[:min(len(damaged), mostNamed)], " ")))
	default:
		add("ok", "storage", "whole", "元のメールと添付は壊れていません。")
	}
	return nil
}

// Between the steps that bring kept bytes into their new form others get the disk.
const (
	storagePause = 200 * time.Millisecond
	sweepPause   = time.Minute
	storageAgain = 10 * time.Minute // after a failure
)

// prepareStorage moves the raw mails and attachments of an older program into
// their new place while the desk works, removes the bytes of what was erased,
// and once a day the attachments whose time is over.
func (d *Desk) prepareStorage(ctx context.Context) {
	for {
		more, err := d.storageStep(ctx)
		pause := sweepPause
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			d.log.Error("tidy kept files", "err", err)
			pause = storageAgain
		case more:
			pause = storagePause
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

func (d *Desk) storageStep(ctx context.Context) (more bool, err error) {
	if more, err = d.store.MoveOldBlobs(ctx); more || err != nil {
		return more, err
	}
	if more, err = d.store.SweepBlobs(ctx); more || err != nil {
		return more, err
	}
	return d.retentionStep(ctx)
}
