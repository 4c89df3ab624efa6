package rakuten

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
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
	web     *web.Client
	origin  string
	auth    string
	licence string
	now     func() time.Time
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
}

func newClient(w *web.Client, s settings, now func() time.Time) *client {
	pair := base64.StdEncoding.EncodeToString([]byte(s.secret + ":" + s.licence))
	return &client{web: w, origin: s.origin, auth: "ESA " + pair, licence: s.licence, now: now}
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

func (c *client) raw(ctx context.Context, k call) (web.Answer, error) {
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
	req.Header.Set("Authorization", c.auth)
	req.Header.Set("Content-Type", k.kind)
	a, err := c.web.Do(ctx, req)
	if !k.writes {
		err = asRead(err)
	}
	return a, err
}

// refused finds out why. One code (GA0001) stands for a wrong key, an expired
// one and a function that is switched off; the end of the key tells which.
func (c *client) refused(ctx context.Context, k call, a web.Answer) error {
	old := strings.HasPrefix(readRefusal(a.Body).code, "ES04-")
	if a.Status != http.StatusUnauthorized && (a.Status != http.StatusForbidden || !old) {
		return fault(c.web, k, a)
	}
	if k.function == fnExpiry {
		return keyWrong()
	}
	end, err := c.expiry(ctx)
	switch {
	case err == nil && end.After(c.now()):
		return functionOff(k.function)
	case err == nil:
		return keyExpired(end)
	case connectors.ReasonOf(err) == connectors.Auth:
		return keyWrong()
	}
	return keyUnclear(err)
}

// expiry is the last moment of the licence key.
func (c *client) expiry(ctx context.Context) (time.Time, error) {
	a, err := c.do(ctx, call{
		function: fnExpiry, method: http.MethodGet, path: expiryPath,
		query: url.Values{"licenseKey": {c.licence}},
	})
	if err != nil {
		return time.Time{}, err
	}
	var v struct {
		End text `json:"expiryDate"`
	}
	if err := decode(a.Body, &v); err != nil {
		return time.Time{}, err
	}
	end := readEnd(v.End.String())
	if end.IsZero() {
		return end, unreadable(nil)
	}
	return end, nil
}

// count asks how many inquiries there are; only whether it answers matters.
func (c *client) count(ctx context.Context, from, to time.Time) error {
	a, err := c.do(ctx, call{
		function: fnCount, method: http.MethodGet, path: inquiryBase + "/inquiries/count", query: window(from, to),
	})
	if err != nil {
		return err
	}
	var v struct {
		Result model[struct{}] `json:"result"`
	}
	if err := decode(a.Body, &v); err != nil {
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

// list reads one page of so many rows, newest first. The window means the creation of the
// inquiry, never a later answer in it.
func (c *client) list(ctx context.Context, from, to time.Time, n, rows int) (page, error) {
	q := window(from, to)
	q.Set("limit", strconv.Itoa(rows))
	q.Set("page", strconv.Itoa(n))
	a, err := c.do(ctx, call{function: fnList, method: http.MethodGet, path: inquiryBase + "/inquiries", query: q})
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

// one reads a single inquiry and returns its own JSON.
func (c *client) one(ctx context.Context, number string) (json.RawMessage, error) {
	if !numberForm.MatchString(number) {
		return nil, wrongNumber()
	}
	a, err := c.do(ctx, call{
		function: fnOne, method: http.MethodGet, path: inquiryBase + "/inquiry/" + url.PathEscape(number),
	})
	if err != nil {
		return nil, err
	}
	var v struct {
		Result json.RawMessage `json:"result"`
	}
	if err := decode(a.Body, &v); err != nil {
		return nil, err
	}
	return v.Result, nil
}

func window(from, to time.Time) url.Values {
	return url.Values{
		"fromDate": {from.In(tokyo()).Format(inquiryTime)},
		"toDate":   {to.In(tokyo()).Format(inquiryTime)},
	}
}

func wrongNumber() error {
	return &connectors.Error{
		Reason: connectors.Rejected, Code: "wrong_number",
		Text: "楽天の問い合わせ番号として読み取れません。",
	}
}
