// Package content is what happens in the demo shop 見本堂, a seller of tableware
// and gifts: its people, articles, orders, inquiries, and what its customers
// write while the demo runs. Everything is invented.
//
// It is only words and times: it knows no mall, no mail format and no clock.
// All times are counted back from a given now, so that the shop is always open.
package content

import (
	"embed"
	"fmt"
	"time"
)

//go:embed *.txt
var files embed.FS

// Channel is where an inquiry arrives.
type Channel string

// The channels.
const (
	Rakuten Channel = "rakuten"
	Yahoo   Channel = "yahoo"
	Mail    Channel = "mail"
)

// Names of the shop on its channels.
const (
	ShopName      = "見本堂"
	ShopAddress   = "shop@mihondo.example"
	RakutenShop   = "370001"
	YahooSeller   = "mihondo"
	RakutenFolder = "mihondo"
)

// Shop is everything.
type Shop struct {
	People   map[string]Person
	Products map[string]Product
	Orders   []Order
	Threads  []Thread // have arrived by now
	Later    []Thread // arrive one after the other while the demo runs
	Answers  map[string][]string
}

// Person is a customer.
type Person struct {
	Key                       string
	Name, Kana                string
	Zip, Prefecture, City, To string // To is the rest of the address
	Phone                     string
	Mail                      string
}

// Product is an article.
type Product struct {
	Key, Code, Name string
	Price           int64
	TaxRate         int
	Options         string // 名前:値, empty for none
}

// Order is an order of one of the malls.
type Order struct {
	Key     string
	Channel Channel
	Number  string
	At      time.Time
	Buyer   Person
	To      Person // the recipient
	State   string // a word of connectors.OrderState
	Payment string
	Lines   []Line
	Shipped time.Time // zero: not yet
	Carrier string    // id of the carrier table
	Parcels []string  // tracking numbers
	Gift    bool      // the recipient is a third person
	Social  bool      // the recipient entered the address
	Wrap    bool
	Noshi   string
	Coupon  int64
	Points  int64
	Postage int64
	WishDay string // 2026-11-24
	WishAt  string // the mall's own word for the time of day
	Remarks string
	Memo    string
	Caution int
	DropOff string
}

// Line is an article of an order.
type Line struct {
	Product Product
	Count   int64
}

// Thread is one inquiry.
type Thread struct {
	Key      string
	Channel  Channel
	Category string // ours: 配送状況, 在庫 …
	Remote   string // the mall's own category
	Who      Person
	From     string // address of a writer who is no customer
	Order    *Order
	Item     *Product
	Title    string // subject of a mail or a Yahoo! topic
	Form     string // how a mail is written: plain, jis, html, multi …
	To       string // the address a bounce is about
	State    string // new, answered, done, auto, notice
	Public   bool
	Gift     string // the mall's word for the writer of a gift thread
	Refuse   bool   // the mall refuses every reply to it
	Drop     bool   // the line breaks after the first reply to it was stored
	Posts    []Post
}

// Post is one message.
type Post struct {
	Shop bool // written by the shop
	At   time.Time
	Text string
	File string // name, empty for none
	Kind string // what the file shows
}

// Read returns the shop as it stands at now.
func Read(now time.Time) (Shop, error) {
	r := reader{now: now, shop: Shop{Answers: map[string][]string{}}}
	for _, step := range []func() error{r.people, r.products, r.orders, r.threads, r.answers} {
		if err := step(); err != nil {
			return Shop{}, fmt.Errorf("demo content: %w", err)
		}
	}
	return r.shop, nil
}
