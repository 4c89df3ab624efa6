package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTurns_alternate_and_give_medians(t *testing.T) {
	var order []string
	values := map[string][]float64{"a": {5, 1, 3, 2, 4}, "b": {10, 30, 20, 50, 40}}
	run := func(name string) side {
		return func() (float64, error) {
			order = append(order, name)
			v := values[name][0]
			values[name] = values[name][1:]
			return v, nil
		}
	}
	m, n, err := turns(rounds, always, run("a"), run("b"))
	if err != nil || n != 5 || !slices.Equal(m, []float64{3, 30}) || strings.Join(order, "") != "ababababab" {
		t.Errorf("%v after %d rounds in the order %v: %v", m, n, order, err)
	}
}

func TestTurns_stop_when_time_is_up_but_never_before_the_first(t *testing.T) {
	_, n, err := turns(rounds, time.Nanosecond, func() (float64, error) { return 1, nil })
	if n != 1 || err != nil {
		t.Errorf("%d rounds, %v", n, err)
	}
	broken := errors.New("broken")
	if _, _, err := turns(rounds, always, func() (float64, error) { return 0, broken }); !errors.Is(err, broken) {
		t.Errorf("an error is lost: %v", err)
	}
}

func TestAdd_judges_in_the_direction_of_the_bar(t *testing.T) {
	for _, c := range []struct {
		name       string
		l          line
		met, aimed bool
	}{
		{"below", line{Value: 1.2, Bar: 1.5, Aim: 1.1}, true, false},
		{"at the aim", line{Value: 1.1, Bar: 1.5, Aim: 1.1}, true, true},
		{"above", line{Value: 1.6, Bar: 1.5, Aim: 1.1}, false, false},
		{"too few times faster", line{Value: 19, Bar: 20, Aim: 60, Least: true}, false, false},
		{"often enough", line{Value: 61, Bar: 20, Aim: 60, Least: true}, true, true},
		{"without a bar", line{Value: 500}, true, true},
	} {
		b := &bench{}
		b.add(c.l)
		if got := b.out.Lines[0]; got.Met != c.met || got.Aimed != c.aimed {
			t.Errorf("%s: met %v, aimed %v", c.name, got.Met, got.Aimed)
		}
	}
}

func TestFinish_keeps_runs_and_tells_what_moved(t *testing.T) {
	keep := filepath.Join(t.TempDir(), "out", "bench.jsonl")
	t.Setenv("BENCH_KEEP", keep)
	for _, v := range []float64{2, 3} {
		b := &bench{size: "small", scale: 1}
		b.add(line{Goal: "G9", What: "lists", Value: v, Bar: 4})
		if err := b.finish(); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(keep)
	if err != nil || strings.Count(string(text), "\n") != 2 {
		t.Fatalf("%q, %v", text, err)
	}
	last := lastRun(keep, "small", 1)
	if got := change(last, line{Goal: "G9", What: "lists", Value: 1.5}); got != "-50 % <<<" {
		t.Errorf("change: %q", got)
	}
	if got := lastRun(keep, "mid", 1); len(got) != 0 {
		t.Errorf("another size is compared: %v", got)
	}
}
