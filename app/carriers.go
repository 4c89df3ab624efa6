package app

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
)

// Settings of the carriers: the shop's own pages as JSON by id, whom it mostly
// uses, and numbers with a wrong check digit that are right all the same.
const (
	carrierPages   = "carrier_pages"
	carrierUsual   = "carrier_usual"
	acceptedTracks = "tracking_accepted"
)

// exampleNumber passes the check of the large carriers and is nobody's parcel as
// far as can be known.
const exampleNumber = "123456789013"

// tracks is by what the desk follows parcels.
type tracks struct {
	carrier.Book
	accepted []string
}

func (d *Desk) tracks(ctx context.Context) (tracks, error) {
	var t tracks
	pages, err := d.store.Setting(ctx, carrierPages)
	if err != nil {
		return t, err
	}
	if pages != "" && json.Unmarshal([]byte(pages), &t.Pages) != nil {
		t.Pages = nil // as shipped
	}
	if t.Usual, err = d.store.Setting(ctx, carrierUsual); err != nil {
		return t, err
	}
	accepted, err := d.store.Setting(ctx, acceptedTracks)
	t.accepted = strings.Fields(accepted)
	return t, err
}

// pages are where a parcel can be followed. An address that the mall gives is
// opened only where it is a carrier's own.
func (t tracks) pages(p connectors.Parcel) (pages []carrier.Page, by string) {
	if p.Number == "" {
		return nil, ""
	}
	pages, by = t.PagesOf(p.Carrier, p.CarrierAs, p.Then, p.Number)
	if c, _, ok := carrier.FromLink(p.URL); ok && strings.HasPrefix(p.URL, "https://") {
		own := carrier.Page{Carrier: c.ID, Name: c.Name, URL: p.URL}
		pages = append([]carrier.Page{own}, slices.DeleteFunc(pages, func(o carrier.Page) bool { return o.Carrier == c.ID })...)
		by = carrier.ByMall
	}
	return pages, by
}

// followed are parcels with the page a reply may name.
func (t tracks) followed(in []connectors.Parcel) []connectors.Parcel {
	out := slices.Clone(in)
	for i, p := range out {
		out[i].URL = ""
		if pages, by := t.pages(p); by != "" && len(pages) > 0 {
			out[i].URL = pages[0].URL
		}
	}
	return out
}

// verdict is what the check digit says of a parcel's number, "" when it fits,
// when nobody can tell, or when a person has said that it is right.
func (t tracks) verdict(p connectors.Parcel) string {
	n := carrier.Normalise(p.Number)
	c, by := t.Decide(p.Carrier, p.CarrierAs, n)
	if n == "" || slices.Contains(t.accepted, n) {
		return ""
	}
	if by == "" {
		if len(n) == 12 && len(carrier.Possible(n)) == 0 {
			return string(carrier.Wrong)
		}
		return ""
	}
	switch v := c.Check(n); v {
	case carrier.Wrong, carrier.Odd:
		if then, ok := carrier.ByID(p.Then); ok && then.Check(n) == carrier.Fits {
			return ""
		}
		return string(v)
	}
	return ""
}

// Carriers lists the carriers and their pages.
func (d *Desk) Carriers(ctx context.Context) (Carriers, error) {
	t, err := d.tracks(ctx)
	out := Carriers{Version: carrier.Version(), Usual: t.Usual, Carriers: []CarrierPage{}}
	for _, c := range carrier.All() {
		if c.ID == carrier.Other {
			continue
		}
		page := CarrierPage{
			ID: c.ID, Name: c.Name, Template: t.Template(c), Shipped: carrier.Book{}.Template(c),
			Sites: orEmpty(c.Sites()), Example: t.Link(c, exampleNumber),
		}
		page.Own = page.Template != page.Shipped
		out.Carriers = append(out.Carriers, page)
	}
	return out, err
}

// SaveCarrier sets the page of a carrier, or takes the shipped one again.
func (d *Desk) SaveCarrier(ctx context.Context, in CarrierChange) (Carriers, error) {
	c, ok := carrier.ByID(in.ID)
	if !ok || c.ID == carrier.Other {
		return Carriers{}, refuse("carrier", "その運送会社はありません。何も変えていません。一覧から選び直してください。")
	}
	template := strings.TrimSpace(in.Template)
	if err := allowed(c, template); err != nil {
		return Carriers{}, err
	}
	_, err := d.store.ChangeSetting(ctx, actor(ctx), carrierPages, func(old string) string {
		pages := map[string]string{}
		if json.Unmarshal([]byte(old), &pages) != nil {
			pages = map[string]string{}
		}
		delete(pages, c.ID)
		if template != "" && template != (carrier.Book{}).Template(c) {
			pages[c.ID] = template
		}
		text, _ := json.Marshal(pages) //nolint:errchkjson // texts by texts
		return string(text)
	})
	if err != nil {
		return Carriers{}, err
	}
	d.tell(EventInquiries)
	return d.Carriers(ctx)
}

// allowed refuses a page that is not the carrier's own, as far as its site is known.
func allowed(c carrier.Carrier, template string) error {
	if template == "" {
		return nil
	}
	switch err := carrier.Allowed(c, template); {
	case errors.Is(err, carrier.ErrNoPlace):
		return refuse("carrier_page", "追跡番号を入れる場所 {n} がありません。前の設定はそのままです。番号が入るところに {n} と書いてください。")
	case errors.Is(err, carrier.ErrForeign) && len(c.Sites()) == 0:
		return refuse("carrier_page", "{n} がサイトの名前の中にあります。前の設定はそのままです。{n} は追跡番号が入るところに書いてください。")
	case errors.Is(err, carrier.ErrForeign):
		return refuse("carrier_page", c.Name+"のサイト（"+strings.Join(c.Sites(), "、")+"）のページではありません。前の設定はそのままです。会社の追跡ページのアドレスを入れてください。")
	case err != nil:
		return refuse("carrier_page", "https:// で始まるアドレスではありません。前の設定はそのままです。アドレスを確かめてください。")
	}
	return nil
}

// SaveUsualCarrier says whom the shop mostly uses: asked where the mall names no
// carrier.
func (d *Desk) SaveUsualCarrier(ctx context.Context, in CarrierID) (Carriers, error) {
	if _, ok := carrier.ByID(in.ID); in.ID != "" && !ok {
		return Carriers{}, refuse("carrier", "その運送会社はありません。何も変えていません。一覧から選び直してください。")
	}
	if err := d.store.SetSetting(ctx, actor(ctx), carrierUsual, in.ID); err != nil {
		return Carriers{}, err
	}
	d.tell(EventInquiries)
	return d.Carriers(ctx)
}

// mostAccepted is how many numbers are remembered as right; the oldest go.
const mostAccepted = 500

// AcceptTracking says that a number is right although its check digit is not
// (このまま使う): nobody is warned of it again.
func (d *Desk) AcceptTracking(ctx context.Context, in TrackNumber) error {
	n := carrier.Normalise(in.Number)
	if n == "" {
		return refuse("empty", "追跡番号がありません。番号を入れてください。")
	}
	_, err := d.store.ChangeSetting(ctx, actor(ctx), acceptedTracks, func(old string) string {
		all := slices.DeleteFunc(strings.Fields(old), func(o string) bool { return o == n })
		all = append(all, n)
		return strings.Join(all[max(0, len(all)-mostAccepted):], "\n")
	})
	if err == nil {
		d.tell(EventInquiries)
	}
	return err
}

// TrackAddress is the page that the window opens in the person's own browser:
// built here and never taken from the page.
func (d *Desk) TrackAddress(ctx context.Context, in TrackNumber) (string, error) {
	t, err := d.tracks(ctx)
	if err != nil {
		return "", err
	}
	c, _ := carrier.ByID(in.Carrier)
	link := t.Link(c, in.Number)
	if u, err := url.Parse(link); link == "" || err != nil || u.Scheme != "https" {
		return "", refuse("no_page", "この運送会社の追跡ページは登録されていません。番号をコピーして、会社のページで調べてください。")
	}
	return link, nil
}

// found are numbers in the customer's messages that may be parcels' and that the
// orders do not know.
func (t tracks) found(thread Thread, phones []string) []TrackFound {
	known := slices.Clone(phones)
	for _, l := range thread.Links {
		known = append(known, l.Number)
	}
	for _, o := range thread.Orders {
		known = append(known, o.Facts.Number, o.Facts.Buyer.Phone, o.Facts.BuyerAt.Phone)
		for _, p := range o.Facts.Parcels {
			known = append(known, p.Number, p.To.Phone)
		}
	}
	out := []TrackFound{}
	for _, m := range thread.Messages {
		if m.Direction != string(connectors.In) || m.Deleted {
			continue
		}
		for _, n := range carrier.Find(m.Subject+"\n"+m.Text, known...) {
			known = append(known, n)
			pages, _ := t.PagesOf("", "", "", n)
			out = append(out, TrackFound{Number: carrier.Display(n), At: m.SentAt, Pages: pages})
		}
	}
	return out
}
