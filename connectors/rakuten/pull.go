package rakuten

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
)

// Pull reads one page of the list: a stop loses one page of work at most.
func (s *shop) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	if err := s.client.tryNext(ctx, trialEvery); err != nil {
		s.log.Warn("try new licence key", "err", err)
	}
	now := s.now()
	c := readCursor(cur, now, s.since)
	p := c.next(now)
	got, err := s.client.list(ctx, time.Unix(p.Run.From, 0), time.Unix(p.Run.To, 0), p.Run.Page, perPage)
	if err != nil {
		return connectors.Batch{}, err
	}
	b, err := s.batch(got.Rows)
	if err != nil {
		return connectors.Batch{}, err
	}
	var oldest time.Time
	if len(b.Inquiries) > 0 {
		oldest = openedAt(b.Inquiries[0])
	}
	if !p.Run.advance(len(got.Rows), int(got.Pages.value), oldest) {
		p.Run, p.Done = nil, now.Unix()
	}
	b.Next, b.More = c.String(), c.running()
	if waits, fresh := s.client.keys.waiting(now); waits {
		b.Notices = append(b.Notices, pendingNotice(fresh))
	}
	return b, nil
}

// Rescan makes a cursor whose next pulls read everything again. An account that
// was never pulled keeps its first pull.
func (s *shop) Rescan(cur string, since time.Time) string {
	now := s.now()
	if cur == "" && since.IsZero() {
		return ""
	}
	if since.IsZero() || since.After(now) {
		since = now.Add(-deepReach)
	}
	if old := readCursor(cur, now, s.since).floor(); !old.IsZero() && old.Before(since) {
		since = old // what an unfinished run still has to bring
	}
	c := cursor{Version: 1}
	// One long run from now back covers what the two shorter passes would read.
	c.Fresh.Done, c.Recent.Done = now.Unix(), now.Unix()
	c.Deep.Run = newRun(now, since)
	return c.String()
}

// batch turns rows into inquiries, oldest first. A row that cannot be read is
// named in a notice and costs no other.
func (s *shop) batch(rows []json.RawMessage) (connectors.Batch, error) {
	var b connectors.Batch
	unreadable := 0
	for _, raw := range rows {
		q, ok := readInquiry(raw)
		if !ok {
			unreadable++
			continue
		}
		if err := s.own(q); err != nil {
			return b, err
		}
		one, notices := ours(q, raw, s.starter)
		b.Inquiries = append(b.Inquiries, one)
		b.Notices = append(b.Notices, notices...)
	}
	if unreadable > 0 {
		b.Notices = append(b.Notices, connectors.Notice{
			Code: "unreadable_inquiry",
			Text: fmt.Sprintf("読み取れない問い合わせが %d 件ありました。ほかの問い合わせは受け取っています。R-Messe の画面で確かめてください。", unreadable),
		})
	}
	slices.SortStableFunc(b.Inquiries, func(x, y connectors.Inquiry) int { return openedAt(x).Compare(openedAt(y)) })
	return b, nil
}

// own stops everything when the keys belong to another shop than the one that
// was set up: its customers must not end up in this account.
func (s *shop) own(q inquiry) error {
	theirs := strconv.FormatInt(q.Shop.value, 10)
	if !q.Shop.set || theirs == strings.TrimLeft(s.id, "0") {
		return nil
	}
	return &connectors.Error{
		Reason: connectors.Auth, Code: "shop_mismatch",
		Text: "このキーは別の店舗（店舗ID " + theirs + "）のものです。設定の店舗IDは " + s.id + " です。取り違えを防ぐため受け取りを止めました。店舗IDかキーを直してください。",
	}
}

// Thread reads one inquiry as it stands now.
func (s *shop) Thread(ctx context.Context, remoteID string) (connectors.Inquiry, error) {
	q, notices, err := s.read(ctx, remoteID)
	for _, n := range notices {
		s.log.Warn("thread", "inquiry", remoteID, "notice", n.Code)
	}
	return q, err
}

// read returns a thread and what in it could not be read.
func (s *shop) read(ctx context.Context, remoteID string) (connectors.Inquiry, []connectors.Notice, error) {
	raw, err := s.client.one(ctx, remoteID)
	if err != nil {
		return connectors.Inquiry{}, nil, err
	}
	q, ok := readInquiry(raw)
	if !ok || q.Number.String() != remoteID {
		return connectors.Inquiry{}, nil, unreadable(nil)
	}
	if err := s.own(q); err != nil {
		return connectors.Inquiry{}, nil, err
	}
	out, notices := ours(q, raw, s.starter)
	return out, notices, nil
}
