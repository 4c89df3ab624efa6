package paper

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// drawn are the rectangles of a page: x, y of the foot, width, height.
var drawn = regexp.MustCompile(`([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re B`)

func plotted(t *testing.T, list ...Bar) (bars [][4]float64, pdf []byte) {
	t.Helper()
	p := newPaper(t)
	p.Plot("返金の 13 か月", list)
	pdf = p.Bytes()
	for _, text := range unpacked(t, pdf) {
		for _, m := range drawn.FindAllStringSubmatch(text, -1) {
			var r [4]float64
			for i := range r {
				r[i], _ = strconv.ParseFloat(m[i+1], 64)
			}
			bars = append(bars, r)
		}
	}
	return bars, pdf
}

func TestPlot_draws_bars_as_tall_as_their_values(t *testing.T) {
	bars, pdf := plotted(t, Bar{Name: "8月", Value: 100, Text: "100"}, Bar{Name: "9月", Text: "0"}, Bar{Name: "10月", Value: -50, Text: "−50", Dark: true})
	if len(bars) != 2 || bars[0][3] <= 0 || bars[1][3] >= 0 {
		t.Fatalf("drawn %v", bars)
	}
	if up, down := bars[0][3], -bars[1][3]; up/down < 1.99 || up/down > 2.01 || bars[0][1] != bars[1][1] {
		t.Errorf("drawn %v", bars)
	}
	text := words(t, pdf)
	for _, want := range []string{"100", "−50", "8月", "10月"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	if _, again := plotted(t, Bar{Name: "8月", Value: 100, Text: "100"}, Bar{Name: "9月", Text: "0"}, Bar{Name: "10月", Value: -50, Text: "−50", Dark: true}); !bytes.Equal(pdf, again) {
		t.Error("the same plot is other bytes")
	}
}

func TestPlot_of_nothing_and_of_zeros_draws_no_bar(t *testing.T) {
	for _, list := range [][]Bar{nil, {{Name: "8月", Text: "0"}, {Name: "9月", Text: "0"}}} {
		if bars, _ := plotted(t, list...); len(bars) != 0 {
			t.Errorf("drawn %v", bars)
		}
	}
}
