package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"madoguchi/connectors"
)

// person is a customer. Everything about them follows from their number.
type person struct {
	family, given name
	mail, phone   string
	at            place
	town          word
	street        string // 3-12-5
	house         word   // a block of flats, often none
	room          int
}

// hosts of customers' mails: names that belong to nobody.
var hosts = [...]string{"mail.example", "phone.example", "post.example.jp", "net.example.ne.jp", "home.example", "work.example.co.jp"}

func (s *Shop) person(id int) person {
	d, v := s.dice(ofPerson, id), s.v
	p := person{family: pick(d, v.families), given: pick(d, v.given), at: pick(d, v.places), town: pick(d, v.lists["town"])}
	p.mail = fmt.Sprintf("%s.%s%d@%s", p.given.roman, p.family.roman, id, pick(d, hosts[:]))
	if d.IntN(3) == 0 {
		p.mail = fmt.Sprintf("%s%s-%d@%s", p.family.roman, p.given.roman[:1], id, pick(d, hosts[:]))
	}
	p.phone = fmt.Sprintf("%s-%04d-%04d", pick(d, []string{"090", "080", "070"}), d.IntN(10000), d.IntN(10000))
	if d.IntN(3) == 0 {
		p.phone = fmt.Sprintf("%s-%03d-%04d", p.at.phone, d.IntN(1000), d.IntN(10000))
	}
	p.street = fmt.Sprintf("%d-%d-%d", 1+d.IntN(6), 1+d.IntN(30), 1+d.IntN(20))
	if d.IntN(2) == 0 {
		p.house, p.room = pick(d, v.lists["building"]), 100*(1+d.IntN(9))+1+d.IntN(8)
	}
	return p
}

func pick[T any](d *rand.Rand, all []T) T { return all[d.IntN(len(all))] }

func (p person) name() string { return p.family.word[utf8] + " " + p.given.word[utf8] }

// reading is the name in katakana, as malls keep it.
func (p person) reading() string {
	return strings.Map(func(r rune) rune {
		if r >= 'ぁ' && r <= 'ん' {
			return r + 'ァ' - 'ぁ'
		}
		return r
	}, p.family.kana[utf8]+" "+p.given.kana[utf8])
}

func (p person) who() connectors.Person {
	return connectors.Person{Name: p.name(), Kana: p.reading(), Address: p.mail, Phone: p.phone}
}

func (p person) place() connectors.Place {
	rest := p.town[utf8] + p.street
	if p.room > 0 {
		rest += " " + p.house[utf8] + fmt.Sprint(p.room)
	}
	return connectors.Place{
		Name: p.name(), Kana: p.reading(), Zip: p.at.zip, State: p.at.state[utf8], City: p.at.city[utf8], Rest: rest, Phone: p.phone,
	}
}

// product is an article of the shop.
type product struct {
	series, material, noun, colour word
	code                           string
	price                          int64
}

const products = 3000

func (s *Shop) product(id int) product {
	d, v := s.dice(ofProduct, id), s.v
	return product{
		series: pick(d, v.lists["series"]), material: pick(d, v.lists["material"]), noun: pick(d, v.lists["noun"]), colour: pick(d, v.lists["colour"]),
		code:  fmt.Sprintf("%c%c-%c%04d%s", 'A'+d.IntN(26), 'A'+d.IntN(26), 'A'+d.IntN(26), id, pick(d, []string{"", "B", "-R2", "W", "-01"})),
		price: int64(480 + 110*d.IntN(160)),
	}
}

func (p product) name() string {
	return "【" + p.series[utf8] + "】" + p.material[utf8] + "の" + p.noun[utf8] + " " + p.colour[utf8]
}
