package rakuten

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/web"
)

// The functions as RMS names them where a shop switches them on.
const (
	fnExpiry      = "license.expiryDate.get"
	fnCount       = "inquirymngapi.counts.get"
	fnList        = "inquirymngapi.inquiries.get"
	fnOne         = "inquirymngapi.inquiry.get"
	fnReply       = "inquirymngapi.reply.post"
	fnUpload      = "inquirymngapi.attachment.post"
	fnDownload    = "inquirymngapi.attachment.get"
	fnRead        = "inquirymngapi.inquiries.patch.read"
	fnComplete    = "inquirymngapi.inquiries.patch.complete/incomplete"
	fnSearchOrder = "rpay.order.searchOrder"
	fnGetOrder    = "rpay.order.getOrder"
	fnUpdateMemo  = "rpay.order.updateOrderMemo"
)

const (
	inquiryBase = "/es/1.0/inquirymng-api"
	orderBase   = "/es/2.0/order"
	expiryPath  = "/es/1.0/license-management/license-key/expiry-date"

	// jsonType is sent with exactly this charset: without it the order API
	// answers 415.
	jsonType = "application/json; charset=utf-8"
)

// client knows their addresses, headers and envelopes.
type client struct {
	web    *web.Client
	origin string
	keys   *keyring
	now    func() time.Time
	pauses pauses
}

// call is one request.
type call struct {
	function string // named to the person who must switch it on
	method   string
	path     string
	query    url.Values
	body     []byte
	kind     string // Content-Type, jsonType when empty
	writes   bool   // a repeat would do it twice
	key      string // the licence key to use, and no other; empty for the usual one
}

// do makes a call and turns everything but 200 and 201 into an error.
func (c *client) do(ctx context.Context, k call) (web.Answer, error) {
	a, err := c.raw(ctx, k)
	if err != nil {
		return a, err
	}
	if a.Status == http.StatusOK || a.Status == http.StatusCreated {
		return a, nil
	}
	return a, c.refused(ctx, k, a)
}

// raw makes a call. One that the key in use is refused for is tried with the new
// key, when one waits; if that works, it is the one in use from then on.
func (c *client) raw(ctx context.Context, k call) (web.Answer, error) {
	current, next := c.keys.both()
	if k.key != "" {
		return c.with(ctx, k, k.key)
	}
	a, err := c.with(ctx, k, current)
	if err != nil || next == "" || !refusesKey(a) {
		return a, err
	}
	second, err := c.with(ctx, k, next)
	if err != nil {
		return second, err
	}
	if refusesKey(second) {
		return a, nil
	}
	if accepts(second) {
		c.keys.move(ctx, next)
	}
	return second, nil
}

// with makes a call with one licence key.
func (c *client) with(ctx context.Context, k call, licence string) (web.Answer, error) {
	address := c.origin + k.path
	if len(k.query) > 0 {
		address += "?" + k.query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, k.method, address, bytes.NewReader(k.body))
	if err != nil { // not quoted: the address may hold the key
		return web.Answer{}, &connectors.Error{Reason: connectors.Rejected, Code: "bad_address"}
	}
	if k.kind == "" {
		k.kind = jsonType
	}
	req.Header.Set("Authorization", c.keys.header(licence))
	req.Header.Set("Content-Type", k.kind)
	a, err := c.web.Do(ctx, req)
	if err == nil {
		c.pauses.heard(c.web, a)
	}
	if !k.writes {
		err = asRead(err)
	}
	return a, err
}

func countCall(from, to time.Time) call {
	return call{
		function: fnCount, method: http.MethodGet, path: inquiryBase + "/inquiries/count", query: window(from, to),
	}
}

// count asks how many inquiries there are; only whether it answers matters.
func (c *client) count(ctx context.Context, from, to time.Time) error {
	a, err := c.do(ctx, countCall(from, to))
	if err != nil {
		return err
	}
	return readCount(a.Body)
}

func readCount(body []byte) error {
	var v struct {
		Result model[struct{}] `json:"result"`
	}
	if err := decode(body, &v); err != nil {
		return err
	}
	if !v.Result.set {
		return unreadable(nil)
	}
	return nil
}

// page is one answer of the list. Its rows stay bytes, so that a broken one
// does not cost the others.
type page struct {
	Total number            `json:"totalCount"`
	Pages number            `json:"totalPageCount"`
	Rows  []json.RawMessage `json:"list"`
}

func listCall(from, to time.Time, n, rows int) call {
	q := window(from, to)
	q.Set("limit", strconv.Itoa(rows))
	q.Set("page", strconv.Itoa(n))
	return call{function: fnList, method: http.MethodGet, path: inquiryBase + "/inquiries", query: q}
}

// list reads one page of so many rows, newest first. The window means the creation of the
// inquiry, never a later answer in it.
func (c *client) list(ctx context.Context, from, to time.Time, n, rows int) (page, error) {
	a, err := c.do(ctx, listCall(from, to, n, rows))
	if a.Status == http.StatusNotFound && readRefusal(a.Body).known {
		return page{}, nil // "no matching data" in the words of the inquiry API
	}
	if err != nil {
		return page{}, err
	}
	var p page
	if err := decode(a.Body, &p); err != nil {
		return page{}, err
	}
	if !p.Total.set && !p.Pages.set && p.Rows == nil {
		return page{}, unreadable(nil) // an object, but no list
	}
	return p, nil
}

func oneCall(number string) call {
	return call{
		function: fnOne, method: http.MethodGet, path: inquiryBase + "/inquiry/" + url.PathEscape(number),
	}
}

// one reads a single inquiry and returns its own JSON.
func (c *client) one(ctx context.Context, number string) (json.RawMessage, error) {
	if !numberForm.MatchString(number) {
		return nil, wrongNumber()
	}
	a, err := c.do(ctx, oneCall(number))
	if err != nil {
		return nil, err
	}
	return unwrap(a.Body)
}

// unwrap takes the inquiry out of the answer for a single one.
func unwrap(body []byte) (json.RawMessage, error) {
	var v struct {
		Result json.RawMessage `json:"result"`
	}
	err := decode(body, &v)
	return v.Result, err
}

func window(from, to time.Time) url.Values {
	return url.Values{
		"fromDate": {jst.In(from).Format(inquiryTime)},
		"toDate":   {jst.In(to).Format(inquiryTime)},
	}
}

func wrongNumber() error {
	return &connectors.Error{
		Reason: connectors.Rejected, Code: "wrong_number",
		Text: "楽天の問い合わせ番号として読み取れません。",
	}
}
