package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// book is what a person would read who knew every inquiry by heart.
type book struct {
	id    int64
	owner int64
	state string
	files bool
	at    int64
	parts map[Part]string // folded, without the forms of the index
}

func (b book) has(w Word) bool {
	for part, text := range b.parts {
		if w.In != 0 && part&w.In == 0 {
			continue
		}
		if _, of := fold.Spans(text, []fold.Term{w.Term}); of > 0 {
			return true
		}
	}
	return false
}

func (b book) fits(want FindQuery) bool {
	for _, w := range want.Words {
		if b.has(w) == w.Not {
			return false
		}
	}
	for _, f := range want.Filters {
		fits := map[string]bool{
			"owner": slices.Contains(f.IDs, b.owner), "state": slices.Contains(f.States, b.state), "files": b.files,
		}[f.By]
		if fits == f.Not {
			return false
		}
	}
	if want.From > 0 && b.at/1000 < want.From/1000 || want.To > 0 && b.at/1000 >= want.To/1000 {
		return false
	}
	if want.Parts == 0 {
		return true
	}
	for _, w := range want.Words {
		there := want.Parts
		if w.In != 0 {
			there &= w.In
		}
		if there != 0 && !w.Not && b.has(Word{Term: w.Term, In: there}) {
			return true
		}
	}
	return false
}

// shelf fills a desk with random inquiries and returns them as a reader has them.
func shelf(d *desk, random *rand.Rand, n int) []book {
	shop := d.account("rakuten")
	var books []book
	for i := range n {
		id := docID(i)
		q := connectors.Inquiry{RemoteID: id, Subject: randomText(random, 6), Customer: connectors.Person{Name: randomText(random, 4)}}
		b := book{at: 0, parts: map[Part]string{}}
		at := -random.IntN(5000) * 10
		for j, way := range []connectors.Direction{connectors.In, connectors.Out, connectors.In}[:1+random.IntN(3)] {
			text := randomText(random, 5+random.IntN(30))
			m := post(fmt.Sprint(id, "-", j), way, at+j, text)
			if random.IntN(4) == 0 {
				m.Attachments = []connectors.Attachment{{Name: randomText(random, 5), Ref: "r"}}
				text += "\n" + m.Attachments[0].Name
				b.files = true
			}
			q.Messages = append(q.Messages, m)
			b.parts[partOf(string(way))] += fold.Fold(text) + "\n"
		}
		d.ingest(shop, q)
		row := d.remote(shop, id)
		if random.IntN(3) == 0 {
			text := randomText(random, 8)
			_, err := d.AddNote(d.ctx, clerk, row.ID, "note", text)
			must(d.t, err)
			b.parts[PartMemo] += fold.Fold(text) + "\n"
		}
		if random.IntN(2) == 0 {
			must(d.t, d.SetState(d.ctx, clerk, row.ID, 0, StateDone, ""))
		}
		row = d.remote(shop, id)
		b.id, b.owner, b.state, b.at = row.ID, row.OwnerID, row.State, d.docTime(row.ID)
		b.parts[PartWho] = fold.Fold(q.Customer.Name)
		b.parts[PartFacts] = fold.Fold(q.Subject + "\n" + id)
		books = append(books, b)
	}
	return books
}

func (d *desk) docTime(owner int64) int64 {
	var id int64
	must(d.t, d.read.QueryRow(`SELECT at FROM inquiry_docs WHERE owner_id = $1`, owner).Scan(&id))
	return id
}

// wish is a random question about books that exist.
func wish(random *rand.Rand, books []book) FindQuery {
	var want FindQuery
	all := []Part{PartWho, PartFacts, PartIn, PartOut, PartMemo}
	for range random.IntN(4) {
		b := books[random.IntN(len(books))]
		var text []rune
		for len(text) == 0 {
			text = []rune(b.parts[all[random.IntN(len(all))]])
		}
		from := random.IntN(len(text))
		term, ok := fold.Word(string(text[from:min(len(text), from+1+random.IntN(4))]), true)
		if !ok {
			continue
		}
		w := Word{Term: term, Not: random.IntN(4) == 0}
		if random.IntN(4) == 0 {
			w.In = all[random.IntN(len(all))]
		}
		want.Words = append(want.Words, w)
	}
	switch random.IntN(6) {
	case 0:
		want.Filters = append(want.Filters, Filter{By: "state", States: []string{StateDone}, Not: random.IntN(2) == 0})
	case 1:
		want.Filters = append(want.Filters, Filter{By: "files", Not: random.IntN(2) == 0})
	case 2:
		want.From, want.To = books[random.IntN(len(books))].at, books[random.IntN(len(books))].at
	case 3:
		one, other := all[random.IntN(len(all))], all[random.IntN(len(all))]
		want.Parts = one | other // often the same
	}
	return want
}

// A find is the same as reading everything: words, words left out, numbers with
// and without hyphens, parts, filters and times.
func TestFind_equals_reading_everything(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		random := rand.New(rand.NewPCG(11, 12))
		books := shelf(d, random, 60)
		answers := 0
		for range 600 {
			want := wish(random, books)
			var ids []int64
			for _, b := range books {
				if b.fits(want) {
					ids = append(ids, b.id)
				}
			}
			slices.Sort(ids)
			got := d.findAll(FindInquiries, want)
			if !slices.Equal(got, ids) {
				t.Fatalf("%+v: got %v, want %v", want, got, ids)
			}
			answers += len(got)
		}
		if answers < 1000 {
			t.Errorf("only %d answers: the questions are too hard", answers)
		}
	})
}

// findAll pages through all hits, three at a time, and looks whether the newest
// come first.
func (d *desk) findAll(what string, want FindQuery) []int64 {
	d.t.Helper()
	var ids []int64
	last := moment{maxID, 0}
	want.Limit = 3
	for {
		page, err := d.Find(d.ctx, what, want)
		must(d.t, err)
		for _, h := range page.Hits {
			if h.moment().compare(last) >= 0 {
				d.t.Fatalf("%v after %v", h.moment(), last)
			}
			last = h.moment()
			ids = append(ids, h.ID)
		}
		if want.After = page.Next; want.After == "" {
			slices.Sort(ids)
			return ids
		}
	}
}

func TestFind_tells_where_the_words_stand(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		q := asked("R-1", "花瓶", post("a", connectors.In, -9, "返品したい"), post("b", connectors.Out, -8, "返品を承ります"))
		q.Customer = connectors.Person{Name: "佐藤 美咲", Phone: "090-1234-5678"}
		d.ingest(shop, q)
		for _, c := range []struct {
			ask  string
			in   Part
			want Part
			who  bool
		}{
			{"返品", 0, PartIn | PartOut, false},
			{"花瓶", 0, PartFacts, false},
			{"佐藤", 0, PartWho, true},
			{"09012345678", PartWho, PartWho, true},
			{"返品", PartOut, PartOut, false},
		} {
			term, _ := fold.Word(c.ask, true)
			page, err := d.Find(d.ctx, FindInquiries, FindQuery{Words: []Word{{Term: term, In: c.in}}, Limit: 5})
			must(t, err)
			if len(page.Hits) != 1 || page.Hits[0].Parts != c.want || page.Hits[0].Who != c.who {
				t.Errorf("%s: got %+v", c.ask, page.Hits)
			}
		}
	})
}

// Everything that issue and order name is found, also what was noted later.
func TestFind_knows_every_field(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		o := order(numberA)
		o.Buyer = connectors.Person{Name: "鈴木 一郎", Kana: "スズキ イチロウ", Phone: "+81 90-1234-8830", Address: "ichiro@example.jp"}
		o.Parcels = []connectors.Parcel{{To: connectors.Place{Name: "高橋 花子", Phone: "03-9999-1111"}, Number: "4500-0077-1029"}}
		o.Remarks = "のし希望"
		d.orders(shop, o)
		q := asked("R-77", "サイズ交換", post("a", connectors.In, -9, "配達は 080-2222-3333 まで"))
		q.Order, q.Customer = numberA, o.Buyer
		q.Messages[0].Attachments = []connectors.Attachment{{Name: "破損写真.jpg", Ref: "r"}}
		q.Messages[0].Attached = "転送されたメールの中身"
		d.ingest(shop, q)
		row := d.remote(shop, "R-77")
		_, err := d.AddNote(d.ctx, clerk, row.ID, "call", "折り返しの約束")
		must(t, err)
		orders, err := d.OrderByNumber(d.ctx, numberA)
		must(t, err)
		must(t, d.SaveOrderMemo(d.ctx, clerk, orders[0].ID, "倉庫へ連絡済み"))
		both := []string{"鈴木", "すずきいちろう"[:9], "090-1234-8830", "09012348830", "8830", "+819012348830", "ichiro@", "高橋 花子", "0399991111", "450000771029", "4500-0077-1029", "のし希望", numberA, "倉庫へ"}
		for _, ask := range append(both, "サイズ交換", "08022223333", "破損写真", "転送されたメール", "折り返し", "R-77") {
			term, _ := fold.Word(ask, true)
			want := FindQuery{Words: []Word{{Term: term}}}
			if len(d.findAll(FindInquiries, want)) != 1 {
				t.Errorf("inquiry not found by %q", ask)
			}
			if slices.Contains(both, ask) && len(d.findAll(FindOrders, want)) != 1 {
				t.Errorf("order not found by %q", ask)
			}
		}
	})
}

func TestFind_reads_no_list_by_sorting_it(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 200)
	_, err := d.write.Exec(`ANALYZE`)
	must(t, err)
	word := func(s string) Word { term, _ := fold.Word(s, true); return Word{Term: term} }
	for name, want := range map[string]FindQuery{
		"word": {Words: []Word{word("質問")}}, "words, state": {Words: []Word{word("質問です"), word("返信")}, Filters: []Filter{{By: "state", States: []string{StateNew}}}},
		"filter only": {Filters: []Filter{{By: "owner", IDs: []int64{1}}}}, "tag": {Words: []Word{word("質")}, Filters: []Filter{{By: "tag", IDs: []int64{1}}}},
		"left out": {Words: []Word{{Term: word("質問").Term, Not: true}}}, "time": {Words: []Word{word("質問")}, From: 1000, To: 2_000_000},
	} {
		for _, what := range []string{FindInquiries, FindOrders} {
			if what == FindOrders && len(want.Filters) > 0 {
				continue
			}
			w := walk{txn: &txn{s: d.Store}, what: what, want: want, flows: true}
			q := w.finding(docSpan{low: 7, high: 700}, 0)
			plan := explain(d, q.sql.String(), q.args)
			if strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "SCAN q\n") {
				t.Errorf("%s %s:\n%s", what, name, plan)
			}
		}
	}
}
