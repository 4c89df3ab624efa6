package yahoo_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

// steps reads orders as the worker does: on from the change of the last one, as
// long as there are more.
func steps(t *testing.T, a account, from time.Time) map[string]int {
	t.Helper()
	seen := map[string]int{}
	for range 20 {
		list, err := a.Orders(t.Context(), from, nil)
		for _, o := range list {
			seen[o.Number]++
		}
		if err == nil {
			return seen
		}
		if !errors.Is(err, connectors.ErrMore) || len(list) == 0 {
			t.Fatalf("%d orders, %v", len(list), err)
		}
		next := list[len(list)-1].ChangedAt
		if !next.After(from) {
			t.Fatalf("the search does not advance beyond %v", from)
		}
		from = next
	}
	t.Fatal("the search never ends")
	return nil
}

// A tool that ships everything at once gives all orders the same moment.
func TestOrders_changed_in_the_same_second_never_stop_the_search(t *testing.T) {
	at := morning.Add(-2 * time.Hour)
	for name, row := range map[string]struct{ before, same, after int }{
		"many at once":                 {0, 130, 0},
		"many at once, then one":       {0, 130, 1},
		"some before, many, many more": {30, 70, 70},
		"exactly a step":               {0, 60, 0},
		"a step and one":               {0, 61, 0},
		"a step, then another":         {0, 60, 60},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			n := 0
			add := func(changed time.Time) {
				n++
				s.AddOrder(order(fmt.Sprintf("hinata-zakka-3%07d", n), at.Add(-time.Hour), changed))
			}
			for i := range row.before {
				add(at.Add(time.Duration(i-row.before) * time.Second))
			}
			for range row.same {
				add(at)
			}
			for i := range row.after {
				add(at.Add(time.Duration(i+1) * time.Second))
			}
			for _, from := range []time.Time{at, at.Add(-time.Hour)} {
				want := n
				if from.Equal(at) {
					want -= row.before
				}
				if seen := steps(t, open(t, s, c, nil), from); len(seen) != want {
					t.Errorf("from %v: %d of %d orders", from, len(seen), want)
				}
			}
		})
	}
}

// The last order of a step changes between the search and its own reading: those
// between the two moments have not been read yet.
func TestOrders_one_that_changes_while_it_is_read_hides_no_other(t *testing.T) {
	at := morning.Add(-5 * time.Hour)
	var s *yahootest.Shop
	read := 0
	s, c := shop(t, yahootest.Options{OnCall: func(path string) {
		if path != "orderInfo" {
			return
		}
		if read++; read == 60 {
			s.AddOrder(order(fmt.Sprintf("hinata-zakka-3%07d", 59), at.Add(-time.Hour), at.Add(4*time.Hour)))
		}
	}})
	for i := range 90 {
		s.AddOrder(order(fmt.Sprintf("hinata-zakka-3%07d", i), at.Add(-time.Hour), at.Add(time.Duration(i)*time.Minute)))
	}
	if seen := steps(t, open(t, s, c, nil), at); len(seen) != 90 {
		t.Errorf("%d of 90 orders", len(seen))
	}
}

// od91133 is said of an order whose buyer they cannot read. It is tried in three
// polls and then stands aside.
func TestOrders_a_buyer_they_cannot_read_holds_up_the_others_three_times_only(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	for i := range 2 {
		s.AddOrder(order(fmt.Sprintf("hinata-zakka-4%07d", i), morning.Add(-time.Hour), morning.Add(-time.Hour+time.Duration(i)*time.Minute)))
	}
	a := open(t, s, c, nil)
	for try := range 4 {
		s.Break(yahootest.Fault{Path: "orderInfo", Kind: yahootest.XMLError, Code: 500, PX: "od91133"})
		list, err := a.Orders(t.Context(), morning.Add(-2*time.Hour), nil)
		if try < 2 {
			if e := reason(t, err, connectors.Temporary, "od91133"); len(list) != 0 || e.Text == "" {
				t.Errorf("try %d: %d orders", try, len(list))
			}
			continue
		}
		if err != nil || numbers(list) != "hinata-zakka-40000001" {
			t.Errorf("try %d: %s, %v", try, numbers(list), err)
		}
	}
	list, err := a.Orders(t.Context(), morning.Add(-2*time.Hour), nil)
	if err != nil || len(list) != 2 {
		t.Errorf("afterwards: %s, %v", numbers(list), err)
	}
}
