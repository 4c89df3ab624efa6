package carrier

import (
	"errors"
	"net/url"
	"slices"
	"strings"
)

// Book is the table with what a shop has set for itself. The zero Book is the
// table as it was shipped.
type Book struct {
	Pages map[string]string // by id: the shop's own address of the tracking page
	Usual string            // the carrier the shop mostly uses, "" for none
}

// Page is a page on which a parcel can be followed.
type Page struct {
	Carrier string `json:"carrier"`
	Name    string `json:"name"`
	URL     string `json:"url"`
}

// Template is the address of a carrier's tracking page with {n} for the number,
// "" when none is known.
func (b Book) Template(c Carrier) string {
	if own := b.Pages[c.ID]; own != "" && Allowed(c, own) == nil {
		return own
	}
	if len(c.URLs) > 0 {
		return c.URLs[0]
	}
	return ""
}

// Link is the tracking page of a number, "" when the carrier has none.
func (b Book) Link(c Carrier, number string) string {
	n := Normalise(number)
	t := b.Template(c)
	if n == "" || t == "" {
		return ""
	}
	return strings.ReplaceAll(t, "{n}", url.QueryEscape(n))
}

// Why an address cannot be a carrier's tracking page.
var (
	ErrNoPlace  = errors.New("the address has no {n} for the number")
	ErrNotHTTPS = errors.New("the address is not https")
	ErrForeign  = errors.New("the address is not on the carrier's site")
)

// Allowed tells whether an address may be opened as the carrier's page: https, a
// place for the number, and a host of the carrier. Of a carrier whose site nobody
// has confirmed to us, the shop's word is taken.
func Allowed(c Carrier, template string) error {
	if !strings.Contains(template, "{n}") {
		return ErrNoPlace
	}
	u, err := url.Parse(strings.ReplaceAll(template, "{n}", "1"))
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.Port() != "" {
		return ErrNotHTTPS
	}
	if strings.Contains(strings.Split(strings.TrimPrefix(template, "https://"), "/")[0], "{n}") {
		return ErrForeign
	}
	if sites := c.Sites(); len(sites) > 0 && !slices.Contains(sites, site(u.Hostname())) {
		return ErrForeign
	}
	return nil
}

// Sites are the domains a carrier's pages are known to be on.
func (c Carrier) Sites() []string {
	var all []string
	for _, t := range c.URLs {
		if u, err := url.Parse(t); err == nil && u.Host != "" {
			all = append(all, site(u.Hostname()))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Who decided which carrier has a parcel, the surest first.
const (
	ByMall  = "mall"  // the mall's own code
	ByShop  = "shop"  // the carrier the shop mostly uses
	ByShape = "shape" // only this one has numbers of such a shape
)

// Decide says who carries a parcel: whom the mall names, else the shop's usual
// one, else the only one whose numbers look so. The id is "" when nobody can
// tell: twelve digits can be right for three carriers.
func (b Book) Decide(id, as, number string) (c Carrier, by string) {
	named := strings.TrimSpace(as) != "" && as != "その他"
	if id != "" && (id != Other || named) {
		c, _ = ByID(id)
		return c, ByMall
	}
	if c, ok := ByID(b.Usual); ok && b.Usual != Other && c.Check(number) != Wrong && c.Check(number) != Odd {
		return c, ByShop
	}
	if fits := Possible(number); len(fits) == 1 {
		return fits[0], ByShape
	}
	return Carrier{}, ""
}

// Possible are the carriers whose check digit a number passes.
func Possible(number string) []Carrier {
	var all []Carrier
	for _, c := range table().Carriers {
		if c.Check(number) == Fits {
			all = append(all, c)
		}
	}
	return all
}

// PagesOf are the pages on which a parcel can be followed, the likeliest first.
// Then is the carrier whose page knows it when the first one's does not.
func (b Book) PagesOf(id, as, then, number string) (pages []Page, by string) {
	add := func(c Carrier) {
		if link := b.Link(c, number); link != "" {
			pages = append(pages, Page{c.ID, c.Name, link})
		}
	}
	c, by := b.Decide(id, as, number)
	if by == "" {
		for _, c := range Possible(number) {
			add(c)
		}
		return pages, ""
	}
	add(c)
	if c, ok := ByID(then); ok && then != id {
		add(c)
	}
	return pages, by
}

// Version is the day of the table.
func Version() string { return table().Version }
