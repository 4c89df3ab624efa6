package longrun

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/rakuten/rakutentest"
	"madoguchi/connectors/yahoo/yahootest"
)

// world is the two malls with everybody who acts on them by a seed.
type world struct {
	t       *testing.T
	dice    *rand.Rand
	ticks   sync.Mutex // guards clock: the malls' servers read it while the test moves it
	clock   clock
	rakuten *rakutentest.Server
	yahoo   *yahootest.Shop

	threads []string // 楽天 inquiries
	topics  []string // Yahoo! topics
	serial  int
	faults  map[string]int
}

// opening is when this world begins.
var opening = time.Date(2026, 1, 5, 9, 0, 0, 0, jst.Zone())

func newWorld(t *testing.T, seed uint64) *world {
	t.Helper()
	w := &world{
		t: t, dice: rand.New(rand.NewPCG(seed, 7)), faults: map[string]int{},
		clock: clock{opening, time.Now()},
	}
	w.rakuten = rakutentest.Start(rakutentest.Options{Now: w.now, Expires: w.now().Add(60 * 24 * time.Hour)})
	t.Cleanup(w.rakuten.Close)
	var err error
	if w.yahoo, err = yahootest.New(yahootest.Options{Now: w.now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.yahoo.Close)
	return w
}

func (w *world) now() time.Time { return w.time().now() }

func (w *world) time() clock {
	w.ticks.Lock()
	defer w.ticks.Unlock()
	return w.clock
}

// sleep lets the world go on for a while with the program switched off.
func (w *world) sleep(d time.Duration) {
	w.ticks.Lock()
	defer w.ticks.Unlock()
	w.clock.virtual = w.clock.virtual.Add(d)
}

// text is a sentence that stands nowhere else.
func (w *world) text(what string) string {
	w.serial++
	return fmt.Sprintf("%s（%d 件目）。よろしくお願いします。", what, w.serial)
}

func pick[T any](w *world, list []T) (one T, ok bool) {
	if len(list) == 0 {
		return one, false
	}
	return list[w.dice.IntN(len(list))], true
}

// live is what people do at the malls in one round.
func (w *world) live(opened int) {
	for range opened {
		if w.dice.IntN(2) == 0 {
			w.askRakuten()
			continue
		}
		w.askYahoo()
	}
	for range opened / 3 {
		w.goOn()
	}
	if n, ok := pick(w, w.threads); ok && w.dice.IntN(3) == 0 {
		w.rakuten.ShopReplies(n, w.text("RMS から返信しました"))
	}
	if n, ok := pick(w, w.topics); ok && w.dice.IntN(3) == 0 {
		w.yahoo.StoreReplies(n, w.text("ストアクリエイターPro から返信しました"))
	}
	if n, ok := pick(w, w.topics); ok && w.dice.IntN(4) == 0 {
		w.yahoo.Complete(n, "2")
	}
}

func (w *world) askRakuten() {
	q := rakutentest.Inquiry{Customer: fmt.Sprintf("客 %d", w.serial), Text: w.text("届くのはいつですか")}
	if w.dice.IntN(2) == 0 {
		q.Order = w.rakuten.AddOrder(rakutentest.Order{Items: []rakutentest.Item{{Name: "万年筆", Price: 3980, Units: 1}}})
	}
	if w.dice.IntN(10) == 0 {
		q.Files = []rakutentest.File{{Name: "写真.jpg", Type: "image/jpeg", Data: []byte("\xff\xd8\xff\xe0 picture")}}
	}
	w.threads = append(w.threads, w.rakuten.Add(q))
}

func (w *world) askYahoo() {
	t := yahootest.Topic{Title: "質問", Posts: []yahootest.Post{{By: "user", Text: w.text("在庫はありますか")}}}
	if w.dice.IntN(2) == 0 {
		t.Order = fmt.Sprintf("hinata-zakka-%08d", 10000000+w.serial)
		w.yahoo.AddOrder(yahootest.Order{
			Number: t.Order, OrderedAt: w.now(), LastName: "日向", FirstName: "葵", Paid: true,
			Lines: []yahootest.Line{{Code: "cup", Name: "湯のみ", Price: 1980, Count: 1}},
		})
	}
	w.topics = append(w.topics, w.yahoo.AddTopic(t))
}

// goOn lets a customer write again, often in an old conversation.
func (w *world) goOn() {
	if n, ok := pick(w, w.threads); ok && w.dice.IntN(2) == 0 {
		w.rakuten.CustomerReplies(n, w.text("その後どうなりましたか"))
		return
	}
	if n, ok := pick(w, w.topics); ok {
		w.yahoo.CustomerReplies(n, w.text("まだでしょうか"))
	}
}

// hurt makes some of the next calls go wrong.
func (w *world) hurt(n int) {
	for range n {
		if w.dice.IntN(2) == 0 {
			w.hurtRakuten()
			continue
		}
		w.hurtYahoo()
	}
}

var rakutenFaults = map[string]rakutentest.Fault{
	"楽天 429":                  {Kind: rakutentest.Status, Status: http.StatusTooManyRequests},
	"楽天 429 with Retry-After": {Kind: rakutentest.Status, Status: http.StatusTooManyRequests, RetryAfter: "2"},
	"楽天 500":                  {Kind: rakutentest.Status, Status: http.StatusInternalServerError},
	"楽天 503":                  {Kind: rakutentest.Status, Status: http.StatusServiceUnavailable},
	"楽天 cut before":           {Kind: rakutentest.CutBefore},
	"楽天 cut after":            {Kind: rakutentest.CutAfter},
	"楽天 reply stored, cut":    {Kind: rakutentest.CutAfter, Path: "/inquiry/reply"},
	"楽天 reply stored, 503":    {Kind: rakutentest.FailAfter, Status: http.StatusServiceUnavailable, Path: "/inquiry/reply"},
	"楽天 cut in the answer":    {Kind: rakutentest.Truncate},
	"楽天 rows moved":           {Kind: rakutentest.Move, Rows: 3, Path: "/inquiries"},
	"楽天 unknown author":       {Kind: rakutentest.UnknownAuthor, Body: "system", Path: "/inquiries"},
	"楽天 409":                  {Kind: rakutentest.Status, Status: http.StatusConflict, Path: "/inquiry/reply"},
	"楽天 slow":                 {Kind: rakutentest.Slow, Delay: 150 * time.Millisecond},
	"楽天 truncated":            {Kind: rakutentest.Half},
	"楽天 HTML":                 {Kind: rakutentest.HTML},
	"楽天 totals too high":      {Kind: rakutentest.Totals, Pages: 9, Path: "/inquiries"},
	"楽天 totals too low":       {Kind: rakutentest.Totals, Pages: 0, Path: "/inquiries"},
	"楽天 rows repeated":        {Kind: rakutentest.Repeat, Path: "/inquiries"},
	"楽天 rows reordered":       {Kind: rakutentest.Reorder, Path: "/inquiries"},
}

var yahooFaults = map[string]yahootest.Fault{
	"Yahoo! 429":               {Kind: yahootest.Status, Code: http.StatusTooManyRequests},
	"Yahoo! 429, Retry-After":  {Kind: yahootest.Status, Code: http.StatusTooManyRequests, After: "2"},
	"Yahoo! 500":               {Kind: yahootest.Status, Code: http.StatusInternalServerError},
	"Yahoo! 503 in XML":        {Kind: yahootest.XMLError, Code: http.StatusServiceUnavailable, PX: "px-00000"},
	"Yahoo! cut before":        {Kind: yahootest.CutBefore},
	"Yahoo! cut after":         {Kind: yahootest.CutAfter},
	"Yahoo! post stored, cut":  {Kind: yahootest.CutAfter, Path: "externalTalkAdd"},
	"Yahoo! post stored, {}":   {Kind: yahootest.Empty, Path: "externalTalkAdd"},
	"Yahoo! cut early":         {Kind: yahootest.CutEarly},
	"Yahoo! cut in the answer": {Kind: yahootest.CutMiddle},
	"Yahoo! rows moved":        {Kind: yahootest.Moved, Path: "externalTalkList"},
	"Yahoo! slow":              {Kind: yahootest.Slow, Wait: 150 * time.Millisecond},
	"Yahoo! truncated":         {Kind: yahootest.Truncated},
	"Yahoo! HTML":              {Kind: yahootest.HTML},
	"Yahoo! a row less":        {Kind: yahootest.LessRows, Path: "externalTalkList"},
	"Yahoo! total too high":    {Kind: yahootest.Totals, Path: "externalTalkList"},
	"Yahoo! rows repeated":     {Kind: yahootest.Repeated, Path: "externalTalkList"},
	"Yahoo! stale token":       {Kind: yahootest.Stale},
	"Yahoo! session ended":     {Kind: yahootest.Session},
	"Yahoo! another filter":    {Kind: yahootest.Echo, Path: "externalTalkList"},
}

func (w *world) hurtRakuten() {
	name := anyKey(w, rakutenFaults)
	w.faults[name]++
	w.rakuten.Fail(rakutenFaults[name])
}

func (w *world) hurtYahoo() {
	name := anyKey(w, yahooFaults)
	w.faults[name]++
	w.yahoo.Break(yahooFaults[name])
}

// heal ends every fault, also those that nobody has met.
func (w *world) heal() {
	w.rakuten.Mend()
	w.yahoo.Repair()
}
