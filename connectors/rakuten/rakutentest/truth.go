package rakutentest

import (
	"slices"
	"strings"
)

// Copy is a reply as a customer sees it.
type Copy struct{ Number, Text string }

// Copies is how often each reply reached its customer; more than once is what a
// desk must never do.
func (s *Server) Copies() map[Copy]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[Copy]int{}
	for _, d := range s.delivered {
		all[Copy{d.Number, d.Text}]++
	}
	return all
}

// Threads returns every conversation as it stands now, oldest first.
func (s *Server) Threads() []Inquiry {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Inquiry, 0, len(s.threads))
	for _, t := range s.threads {
		all = append(all, t.show())
	}
	slices.SortStableFunc(all, func(a, b Inquiry) int { return a.At.Compare(b.At) })
	return all
}

// Orders returns every order as it stands now, by number.
func (s *Server) Orders() []Order {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Order, 0, len(s.orders))
	for _, o := range s.orders {
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b Order) int { return strings.Compare(a.Number, b.Number) })
	return all
}
