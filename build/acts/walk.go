package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"time"
)

// walk is a clerk at work.
type walk struct {
	host   http.Handler
	rounds int
	only   string
	random *rand.Rand

	all      []int64 // inquiries of all years
	orders   []int64 // that are there
	open     []int64 // inquiries that are on the desk, late ones first
	accounts []int64
	number   string // of an order that is there
	customer int64  // who has written thousands of times, 0 where nobody has
	done     []act
}

// act is one thing a clerk does, and how long it took in milliseconds.
type act struct {
	Name    string  `json:"name"`
	Times   int     `json:"times"`
	P50     float64 `json:"p50_ms"`
	P95     float64 `json:"p95_ms"`
	CPU     float64 `json:"cpu_p50_ms"`
	CPU95   float64 `json:"cpu_p95_ms"`
	Bytes   int     `json:"bytes"`
	Refused string  `json:"refused"` // why it was not done, "" when it was
}

type m map[string]any

// ask calls a method as the page does.
func (w *walk) ask(method string, in any) (status int, answer []byte) {
	body, err := json.Marshal(in)
	if err != nil {
		panic(err) // the walk's own map
	}
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	r := httptest.NewRequest(http.MethodPost, "/api/"+method, bytes.NewReader(body)).WithContext(ctx)
	r.Header.Set("Content-Type", "application/json")
	rec := httptest.NewRecorder()
	w.host.ServeHTTP(rec, r)
	return rec.Code, rec.Body.Bytes()
}

// longest is where an act is given up: it is known to be too slow.
const longest = 5 * time.Second

// pages is how many pages of each order of the list are drawn from.
const pages = 20

// look finds out what there is.
func (w *walk) look() error {
	w.random = rand.New(rand.NewPCG(8, 8)) //nolint:gosec // the same walk each time
	var page struct {
		Inquiries []struct {
			ID      int64 `json:"id"`
			Account int64 `json:"account"`
		} `json:"inquiries"`
		Next string `json:"next"`
	}
	for _, sort := range []string{"new", "old", "customer"} {
		page.Next = ""
		for i := 0; i == 0 || i < pages && page.Next != ""; i++ {
			after := page.Next
			page.Inquiries, page.Next = nil, ""
			w.into(&page, "Inbox", m{"sort": sort, "limit": 200, "after": after})
			for _, q := range page.Inquiries {
				w.all = append(w.all, q.ID)
				if !slices.Contains(w.accounts, q.Account) {
					w.accounts = append(w.accounts, q.Account)
				}
			}
		}
	}
	if len(w.all) == 0 {
		return fmt.Errorf("the profile holds no inquiry")
	}
	page.Inquiries = nil
	w.into(&page, "Inbox", m{"states": []string{"new", "working"}, "limit": 200})
	for _, q := range page.Inquiries {
		w.open = append(w.open, q.ID)
	}
	var bought struct {
		Orders []struct {
			ID     int64  `json:"id"`
			Number string `json:"number"`
		} `json:"orders"`
	}
	w.into(&bought, "Orders", m{"limit": 200})
	for _, o := range bought.Orders {
		w.orders, w.number = append(w.orders, o.ID), o.Number
	}
	if len(w.orders) == 0 {
		return fmt.Errorf("the profile holds no order")
	}
	return nil
}

func (w *walk) into(v any, method string, in any) {
	_, answer := w.ask(method, in)
	_ = json.Unmarshal(answer, v) // what is not there stays empty
}

// any is the id of some inquiry of all years, one is of those on the desk.
func (w *walk) any() int64   { return w.all[w.random.IntN(len(w.all))] }
func (w *walk) order() int64 { return w.orders[w.random.IntN(len(w.orders))] }
func (w *walk) one() int64 {
	if len(w.open) == 0 {
		return w.any()
	}
	return w.open[w.random.IntN(len(w.open))]
}

// times does an act several times and keeps how long it took. The first one is
// not counted: the program has just been opened.
func (w *walk) times(name, method string, in func() any) {
	if !strings.HasPrefix(name, w.only) {
		return
	}
	a := act{Name: name}
	var took, cpu []float64
	for i, begun := 0, time.Now(); i <= w.rounds && (i < 3 || time.Since(begun) < longest); i++ {
		body := in()
		before, start := processor(), time.Now()
		status, answer := w.ask(method, body)
		wall, work := time.Since(start), processor()-before
		if status == http.StatusNotFound && len(took) > 0 {
			continue // an id between two inquiries
		}
		if wall >= longest {
			a.Refused = fmt.Sprint("given up after ", longest)
			break
		}
		if status != http.StatusOK {
			a.Refused = fmt.Sprint(status, " ", string(answer[:min(len(answer), 160)]))
			continue
		}
		if i > 0 {
			took, cpu = append(took, ms(wall)), append(cpu, ms(work))
		}
		a.Bytes = len(answer)
	}
	a.Times = len(took)
	if a.Times > 0 && !strings.HasPrefix(a.Refused, "given up") {
		a.Refused = ""
	}
	a.P50, a.P95, a.CPU, a.CPU95 = quantile(took, 0.5), quantile(took, 0.95), quantile(cpu, 0.5), quantile(cpu, 0.95)
	w.done = append(w.done, a)
	if a.P95 > 100 || a.Refused != "" {
		fmt.Fprintf(os.Stderr, "%s: %.0f ms %s\n", a.Name, a.P95, a.Refused)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func quantile(all []float64, q float64) float64 {
	if len(all) == 0 {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	return all[min(len(all)-1, int(q*float64(len(all))))]
}

// table prints the acts, the slowest first.
func (w *walk) table(out io.Writer) {
	slices.SortStableFunc(w.done, func(a, b act) int { return int(1000*b.P95) - int(1000*a.P95) })
	fmt.Fprintln(out, "| Act | p50 ms | p95 ms | processor p50 ms | p95 ms | KB |\n|---|---|---|---|---|---|")
	for _, a := range w.done {
		if a.Refused != "" {
			fmt.Fprintf(out, "| %s | not done: %s | | | | |\n", a.Name, a.Refused)
			continue
		}
		fmt.Fprintf(out, "| %s | %.1f | %.1f | %.1f | %.1f | %.0f |\n", a.Name, a.P50, a.P95, a.CPU, a.CPU95, float64(a.Bytes)/1024)
	}
}
