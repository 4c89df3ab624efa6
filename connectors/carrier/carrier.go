// Package carrier is the table of parcel carriers: their names, the shape of
// their numbers, their tracking pages and the codes the malls use for them.
//
// It only looks things up. It opens no page, asks no carrier where a parcel is
// and never decides a carrier from the shape of a number alone: one and the
// same twelve digits can be right for three carriers.
package carrier

import (
	_ "embed"
	"encoding/json"
	"net/url"
	"strings"
	"sync"
)

//go:embed carriers.json
var data []byte

// Other is the id of a carrier that the table does not tell apart.
const Other = "other"

// Carrier is one company that delivers parcels.
type Carrier struct {
	ID      string   `json:"id"` // stored with orders and never renamed
	Name    string   `json:"name"`
	Page    string   `json:"page"`    // official top page, may be empty
	URLs    []string `json:"urls"`    // tracking pages, best first; {n} is the number
	Numbers []Shape  `json:"numbers"` // empty: any number is taken as it is
}

// Shape is one form a carrier's number can have.
type Shape struct {
	Min   int    `json:"min"`
	Max   int    `json:"max"`
	Check string `json:"check"` // "mod7", "s10" or empty
}

// Code is what a mall's carrier code stands for.
type Code struct {
	ID   string `json:"id"`
	Name string `json:"name"` // the mall's own label
	Then string `json:"then"` // the carrier whose page knows the parcel when ID's does not
}

type tables struct {
	Version  string          `json:"version"`
	Carriers []Carrier       `json:"carriers"`
	Rakuten  map[string]Code `json:"rakuten"`
	Yahoo    map[string]Code `json:"yahoo"`
}

// table is the embedded file, read once. A file that cannot be read is a
// mistake of the build, which the tests of this package catch.
var table = sync.OnceValue(func() tables {
	var t tables
	if err := json.Unmarshal(data, &t); err != nil {
		panic("carriers.json: " + err.Error())
	}
	return t
})

// Version is the day on which the table was last compared with the carriers' pages.
func Version() string { return table().Version }

// All returns every carrier in the order of the settings screen.
func All() []Carrier { return append([]Carrier(nil), table().Carriers...) }

// ByID finds a carrier; ok is false for an id the table does not have.
func ByID(id string) (Carrier, bool) {
	for _, c := range table().Carriers {
		if c.ID == id {
			return c, true
		}
	}
	return Carrier{}, false
}

// FromRakuten reads a deliveryCompany code. The malls share most codes below
// 1028 and none above: the tables must stay apart.
func FromRakuten(code string) Code { return read(table().Rakuten, code) }

// FromYahoo reads a ShipCompanyCode, the codes of old orders included.
func FromYahoo(code string) Code { return read(table().Yahoo, code) }

func read(codes map[string]Code, code string) Code {
	code = strings.TrimSpace(code)
	if code == "" {
		return Code{}
	}
	if c, ok := codes[code]; ok {
		return c
	}
	return Code{ID: Other}
}

// Link is the tracking page of a number, empty when the carrier has none.
func (c Carrier) Link(number string) string {
	n := Normalise(number)
	if n == "" || len(c.URLs) == 0 {
		return ""
	}
	return strings.ReplaceAll(c.URLs[0], "{n}", url.QueryEscape(n))
}

// FromLink recognises a carrier's tracking page in a link. The number is empty
// when the link shows none.
func FromLink(link string) (c Carrier, number string, ok bool) {
	u, err := url.Parse(link)
	if err != nil || u.Host == "" {
		return Carrier{}, "", false
	}
	for _, c := range table().Carriers {
		for _, t := range append([]string{c.Page}, c.URLs...) {
			if p, err := url.Parse(t); err == nil && p.Host != "" && sameSite(u.Hostname(), p.Hostname()) {
				return c, numberIn(u), true
			}
		}
	}
	return Carrier{}, "", false
}

// sameSite is true for hosts below one company's domain (the last three labels
// of a .co.jp name, the last two of others).
func sameSite(a, b string) bool {
	return site(a) == site(b)
}

func site(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	keep := 2
	if strings.HasSuffix(strings.ToLower(host), ".co.jp") {
		keep = 3
	}
	return strings.Join(labels[max(0, len(labels)-keep):], ".")
}

func numberIn(u *url.URL) string {
	for _, values := range u.Query() {
		for _, v := range values {
			if n := Normalise(v); looksLikeNumber(n) {
				return n
			}
		}
	}
	parts := strings.Split(strings.TrimRight(u.Path, "/"), "/")
	if n := Normalise(parts[len(parts)-1]); looksLikeNumber(n) {
		return n
	}
	return ""
}

func looksLikeNumber(n string) bool {
	digits := 0
	for _, r := range n {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 8 && len(n) <= 20 && len(n)-digits <= 4
}
