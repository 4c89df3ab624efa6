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
	URLs    []string `json:"urls"`    // tracking pages, best first; {n} is the number; empty: none is known for sure
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
