package worker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// attached is a pull of one question with files that are known by reference.
func attached(refs ...string) func(context.Context, string) (connectors.Batch, error) {
	return func(context.Context, string) (connectors.Batch, error) {
		q := question("q1")
		for _, ref := range refs {
			q.Messages[0].Attachments = append(q.Messages[0].Attachments, connectors.Attachment{Name: ref + ".png", Ref: ref})
		}
		return connectors.Batch{Inquiries: []connectors.Inquiry{q}, Next: "1"}, nil
	}
}

func (d *desk) files() []store.File {
	d.t.Helper()
	q, err := d.store.InquiryByRemote(d.ctx, d.shop, "q1")
	must(d.t, err)
	all, err := d.store.Messages(d.ctx, q.ID)
	must(d.t, err)
	return all[0].Files
}

func (d *desk) fileStates() string {
	d.t.Helper()
	var states []string
	for _, f := range d.files() {
		states = append(states, f.State)
	}
	return strings.Join(states, " ")
}

const png = "\x89PNG\r\n\x1a\n and more"

func TestFiles_are_fetched_once_and_named_by_their_bytes(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = attached("a", "b")
	d.mall.file = func(connectors.Attachment) ([]byte, error) { return []byte(png), nil }
	r := d.poll(How{})
	same(t, "told", r.Files, 2)
	f := d.files()[0]
	same(t, "type", f.Type, "image/png")
	data, err := d.store.Blob(f.SHA256)
	must(t, err)
	same(t, "bytes", string(data), png)
	d.mall.heard("")
	d.poll(How{})
	same(t, "fetched again", len(d.mall.heard("file")), 0)
}

func TestFile_the_other_side_no_longer_keeps_is_gone_and_not_asked_for_again(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = attached("a")
	d.mall.file = func(connectors.Attachment) ([]byte, error) { return nil, failing(connectors.Rejected, "gone") }
	r := d.poll(How{})
	same(t, "result", r.Err, nil)
	same(t, "states", d.fileStates(), store.FileGone)
	d.mall.heard("")
	d.poll(How{})
	same(t, "asked again", len(d.mall.heard("file")), 0)
}

func TestFile_that_fails_holds_up_nothing_else(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = attached("a", "ill", "b")
	ill := true
	d.mall.file = func(a connectors.Attachment) ([]byte, error) {
		if a.Ref == "ill" && ill {
			return nil, failing(connectors.Temporary, "500")
		}
		return []byte(png), nil
	}
	d.poll(How{})
	same(t, "states", d.fileStates(), "stored pending stored")
	a := d.account()
	same(t, "state", a.State, store.AccountOK)
	same(t, "notice", a.Notices[0].Code, "file_failed")
	ill = false
	d.poll(How{})
	same(t, "states", d.fileStates(), "stored stored stored")
	same(t, "notices", len(d.account().Notices), 0)
}

func TestFiles_wait_for_the_next_poll_when_one_after_the_other_fails(t *testing.T) {
	d := openDesk(t)
	var refs []string
	for i := range 20 {
		refs = append(refs, fmt.Sprint(i))
	}
	d.mall.pull = attached(refs...)
	d.mall.file = func(connectors.Attachment) ([]byte, error) { return nil, failing(connectors.Temporary, "500") }
	d.poll(How{})
	same(t, "tried", len(d.mall.heard("file")), maxFileFaults)
}

func TestFiles_stop_the_poll_when_the_mall_asks_to_wait(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = attached("a", "b")
	d.mall.file = func(connectors.Attachment) ([]byte, error) { return nil, failing(connectors.Limited, "too_many") }
	r := d.poll(How{})
	same(t, "told", connectors.As(r.Err).Code, "too_many")
	same(t, "tried", len(slices.Compact(d.mall.heard("file"))), 1)
}
