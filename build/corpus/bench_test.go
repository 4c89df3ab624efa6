package corpus

import "testing"

// BenchmarkMail is what a mail costs to make: it must not stand in the way of what
// is measured with it.
func BenchmarkMail(b *testing.B) {
	const atOnce = 1000
	s, size, n := New(Options{Seed: 1, Size: Small()}), 0, 0
	for b.Loop() {
		for m := range s.Between(n, n+atOnce) {
			size += len(m.Raw)
		}
		n = (n + atOnce) % 90_000
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*atOnce), "µs/mail")
	b.ReportMetric(float64(size)/float64(b.N*atOnce), "bytes/mail")
}
