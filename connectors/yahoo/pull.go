package yahoo

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
)

const (
	looksPerPull = 10
	pagesPerScan = 500 // 10,000 topics: a server that turns pages for ever
	mostBacks    = 3   // times a scan follows rows that moved away
	// lateClock is how far, in seconds, two clocks may differ.
	lateClock = int64(24 * time.Hour / time.Second)
)

// Pull does one step of the pass: one page of a list and the details of what
// changed in it.
func (a *account) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	now := a.now()
	c := readCursor(cur)
	if len(c.Plan) == 0 {
		c.plan(now, a.since)
	}
	c.interleave(now)
	var b connectors.Batch
	var err error
	if c.Plan[0].Kind == lookAt {
		err = a.look(ctx, &c, &b)
	} else {
		err = a.scan(ctx, &c, &b)
	}
	if err != nil {
		return connectors.Batch{}, err
	}
	if len(c.Plan) == 0 {
		c.prune(now.Unix())
	}
	sortInquiries(b.Inquiries)
	b.Next, b.More = c.String(), len(c.Plan) > 0
	b.Notices = append(b.Notices, a.client.takeNotices()...)
	return b, nil
}

// Rescan forgets all fingerprints, so that everything is read again. What was
// never read whole stays to be read, whatever since says.
func (a *account) Rescan(cur string, since time.Time) string {
	from := reach(a.now(), since)
	if old := readCursor(cur); old.Started {
		from = min(from, old.floor())
	}
	return cursor{Since: from}.String()
}

// scan reads the next page of the first step.
func (a *account) scan(ctx context.Context, c *cursor, b *connectors.Batch) error {
	s := c.Plan[0]
	p, err := a.readPage(ctx, s.asks(), s.Start)
	if err != nil && s.Service == "auc" && connectors.ReasonOf(err) == connectors.Rejected {
		// Perhaps a store without auctions: the shop's own list still counts.
		b.Notices = append(b.Notices, connectors.Notice{
			Code: "auction_refused",
			Text: "Yahoo!オークションの問い合わせの一覧が返ってきませんでした。ショッピングの問い合わせは届いています。オークションも使っているときは、利用申請の内容を確かめてください。",
		})
		c.Plan = c.Plan[1:]
		return nil
	}
	if err != nil {
		return err
	}
	known, done, err := a.readChanged(ctx, c, b, p.rows, s.Kind)
	if err != nil {
		if !done || ctx.Err() != nil {
			return err
		}
		return nil // what was read is kept; the next pull meets the cause again
	}
	c.turn(s, p, known)
	return nil
}

// readChanged reads the details of the rows that changed. known says that no
// row did, done that at least one detail was read.
func (a *account) readChanged(ctx context.Context, c *cursor, b *connectors.Batch, list []headline, kind string) (known, done bool, err error) {
	known = true
	for _, h := range list {
		if !c.changed(h, kind, a.now().Unix()) {
			if _, have := c.Topics[short(h.TopicID.String())]; have {
				c.saw(h, false)
			}
			continue
		}
		known = false
		d, err := a.detail(ctx, h.TopicID.String(), polling)
		switch {
		case err == nil:
			b.Inquiries = append(b.Inquiries, a.inquiry(h.TopicID.String(), h, d))
			c.saw(h, true)
			done = true
		case connectors.ReasonOf(err) == connectors.Rejected:
			unreadable(b)
			c.saw(h, false)
		default:
			return false, done, err
		}
	}
	return known, done, nil
}

// unreadable makes a topic visible that their list shows and their detail
// refuses. It is tried again in every pass.
func unreadable(b *connectors.Batch) {
	n := connectors.Notice{
		Code: "topic_unreadable",
		Text: "一覧にある問い合わせの一部を Yahoo!ショッピングが開かせませんでした。ストアクリエイターProの「問い合わせ管理」で確かめてください。",
	}
	if !slices.Contains(b.Notices, n) {
		b.Notices = append(b.Notices, n)
	}
}

// turn moves the plan to the next page, or past the step when it is done.
func (c *cursor) turn(s step, p page, known bool) {
	if s.Start == 1 {
		s.Top = newestBy(s.Kind, p.rows)
	}
	s.Short = s.Short || p.short
	if s.back(p) {
		c.Plan[0] = s
		return
	}
	print := pagePrint(p.rows)
	n := min(int64(len(p.rows)), pageSize)
	more := (n >= pageSize || s.Start-1+n < p.count && n > 1) && !c.enough(s, p, known)
	if more && print != s.Last && s.Start/pageSize < pagesPerScan {
		s.Last, s.Tail = print, short(p.rows[n-1].TopicID.String())
		s.Start += max(n-1, 1) // one row twice: the pages must overlap
		c.Plan[0] = s
		return
	}
	c.Plan = c.Plan[1:]
	if !more && !s.Short {
		c.reached(s)
	}
	if s.Short && !s.Again {
		c.Plan = append(c.Plan, step{Kind: s.Kind, Service: s.Service, Start: 1, From: s.From, To: s.To, Again: true})
	}
}

// back goes a page back when the last row of the page before is not on this one:
// rows before it have left the list meanwhile, and what moved up into their
// places has been on neither page. After a few times the whole scan is repeated.
func (s *step) back(p page) bool {
	lost := s.Tail != "" && !slices.ContainsFunc(p.rows, func(h headline) bool { return short(h.TopicID.String()) == s.Tail })
	if !lost {
		return false
	}
	if s.Backs >= mostBacks {
		s.Short = true
		return false
	}
	s.Start, s.Backs, s.Last, s.Tail = max(s.Start-(pageSize-1), 1), s.Backs+1, "", ""
	return true
}

// enough says that a scan of the newest has reached what an earlier scan of its
// kind has seen whole. Known rows alone do not say so: a scan that broke off
// leaves a gap behind rows that are known.
func (c *cursor) enough(s step, p page, known bool) bool {
	if !known || s.Kind != changes && s.Kind != replies {
		return false
	}
	line := max(c.High[s.ends()]-lateClock, c.Since)
	return newestBy(s.Kind, p.rows) < line
}

// reached notes that a scan came to its end without a hole: everything up to the
// newest post it began with has been seen. An empty list is whole up to the moment
// the scan was planned.
func (c *cursor) reached(s step) {
	if s.Kind != changes && s.Kind != replies {
		return
	}
	top := s.Top
	if top == 0 {
		top = max(map[string]int64{changes: c.Change, replies: c.Hourly}[s.Kind]-lateClock, 0)
	}
	c.High[s.ends()] = max(c.High[s.ends()], top)
}

// floor is the moment up to which everything has certainly been read.
func (c *cursor) floor() int64 {
	at := int64(math.MaxInt64)
	for _, s := range c.Plan {
		if s.isBacklog() {
			at = min(at, s.From)
		}
	}
	for _, kind := range []string{changes, replies} {
		for _, service := range services {
			high, whole := c.High[step{Kind: kind, Service: service}.ends()]
			switch {
			case whole:
				at = min(at, high-lateClock)
			case service == "shp": // a shop without auctions never reads that list
				at = min(at, c.Since)
			}
		}
	}
	return max(at, c.Since)
}

// ends names the line that a scan draws: customers' and the store's posts apart.
func (s step) ends() string { return s.Kind + " " + s.Service }

// newestBy is the newest post of the side that a scan goes by.
func newestBy(kind string, rows []headline) int64 {
	at := int64(0)
	for _, h := range rows {
		if kind == replies || kind == bySeller {
			at = max(at, h.SellerPosted.Int())
			continue
		}
		at = max(at, h.UserPosted.Int())
	}
	return at
}

func pagePrint(list []headline) string {
	var ids []string
	for _, h := range list {
		ids = append(ids, h.TopicID.String())
	}
	return short(strings.Join(ids, "\x00"))
}

func sortInquiries(all []connectors.Inquiry) {
	last := func(q connectors.Inquiry) time.Time {
		if n := len(q.Messages); n > 0 {
			return q.Messages[n-1].SentAt
		}
		return time.Time{}
	}
	slices.SortStableFunc(all, func(a, b connectors.Inquiry) int { return last(a).Compare(last(b)) })
}
