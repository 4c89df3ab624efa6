package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"
)

// line is one line of the table. Value is what is held against bar and aim.
type line struct {
	Goal   string  `json:"goal"`
	What   string  `json:"what"`
	Ours   float64 `json:"ours"`
	Anchor float64 `json:"anchor"` // 0: the bar is absolute
	Unit   string  `json:"unit"`
	Value  float64 `json:"value"`
	Least  bool    `json:"least"` // value must be at least the bar, not at most
	Bar    float64 `json:"bar"`   // 0: there is none
	Aim    float64 `json:"aim"`
	Runs   int     `json:"runs"`
	Met    bool    `json:"met"`
	Aimed  bool    `json:"aimed"`
	Note   string  `json:"note,omitempty"`
}

type report struct {
	At     string  `json:"at"`
	Commit string  `json:"commit"`
	Size   string  `json:"size"`
	Scale  float64 `json:"scale"`
	Cores  int     `json:"cores"`
	Load   string  `json:"load"` // of the machine at the end, by others too
	Lines  []line  `json:"lines"`
}

// add judges a line and keeps it.
func (b *bench) add(l line) {
	good := func(bar float64) bool { return l.Least && l.Value >= bar || !l.Least && l.Value <= bar }
	l.Met, l.Aimed = l.Bar == 0 || good(l.Bar), l.Aim == 0 || good(l.Aim)
	b.out.Lines = append(b.out.Lines, l)
	say("%s %s: %s against %s, %.3g", l.Goal, l.What, figure(l.Ours, l.Unit), figure(l.Anchor, l.Unit), l.Value)
}

// finish prints the table and keeps the run.
func (b *bench) finish() error {
	b.out.At, b.out.Commit, b.out.Size, b.out.Scale = time.Now().UTC().Format(time.RFC3339), setting("BENCH_COMMIT", "unknown"), b.size, b.scale
	b.out.Cores = runtime.NumCPU()
	load, _ := os.ReadFile("/proc/loadavg")
	b.out.Load = strings.Join(strings.Fields(string(load))[:min(3, len(strings.Fields(string(load))))], " ")
	keep := setting("BENCH_KEEP", "build/out/bench.jsonl")
	last := lastRun(keep, b.size, b.scale)
	b.table(last)
	whole, err := json.MarshalIndent(b.out, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(keep), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(keep), "bench.json"), append(whole, '\n'), 0o644); err != nil {
		return err
	}
	one, err := json.Marshal(b.out)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(keep, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.Write(append(one, '\n'))
	return err
}

// lastRun are the lines of the last run of the same size that measured each.
func lastRun(keep, size string, scale float64) map[string]float64 {
	all := map[string]float64{}
	b, _ := os.ReadFile(keep) // none yet: nothing to compare with
	for l := range strings.Lines(string(b)) {
		var r report
		if json.Unmarshal([]byte(l), &r) != nil || r.Size != size || r.Scale != scale {
			continue
		}
		for _, l := range r.Lines {
			all[l.Goal+l.What] = l.Value
		}
	}
	return all
}

// notable is how far a value has to move to be marked.
const notable = 0.2

func (b *bench) table(last map[string]float64) {
	rows, missed := [][]string{{"goal", "what", "ours", "anchor", "value", "bar", "aim", "", "since the last run"}}, 0
	for _, l := range b.out.Lines {
		sign, verdict := "≤ ", "met"
		if l.Least {
			sign = "≥ "
		}
		switch {
		case l.Bar == 0:
			verdict = ""
		case !l.Met:
			verdict, missed = "MISSED", missed+1
		case l.Aimed:
			verdict = "aim met"
		}
		bar, aim := "–", "–"
		if l.Bar != 0 {
			bar, aim = sign+short(l.Bar), sign+short(l.Aim)
		}
		rows = append(rows, []string{l.Goal, l.What, figure(l.Ours, l.Unit), figure(l.Anchor, l.Unit), short(l.Value), bar, aim, verdict, change(last, l)})
	}
	fmt.Print(aligned(rows))
	for _, l := range b.out.Lines {
		if l.Note != "" {
			fmt.Printf("%s %s: %s\n", l.Goal, l.What, l.Note)
		}
	}
	fmt.Printf("%d cores, load %s, size %s", b.out.Cores, b.out.Load, b.size)
	if b.scale != 1 {
		fmt.Printf(", SCALED BY %g: these figures mean nothing", b.scale)
	}
	fmt.Println()
	if missed > 0 {
		fmt.Printf("%d bars are MISSED.\n", missed)
		return
	}
	fmt.Println("Every bar that was measured is met.")
}

func change(last map[string]float64, l line) string {
	was, ok := last[l.Goal+l.What]
	if !ok || was == 0 {
		return "first run"
	}
	moved, mark := l.Value/was-1, ""
	if moved > notable || moved < -notable {
		mark = " <<<"
	}
	return fmt.Sprintf("%+.0f %%%s", 100*moved, mark)
}

func figure(v float64, unit string) string {
	switch {
	case v == 0:
		return "–"
	case unit == "s" && v < 1:
		return short(v*1000) + " ms"
	case unit == "s":
		return short(v) + " s"
	}
	return strings.TrimSpace(short(v) + " " + unit)
}

// short keeps three digits that matter.
func short(v float64) string {
	switch {
	case v >= 100 || v <= -100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10 || v <= -10:
		return fmt.Sprintf("%.1f", v)
	case v >= 1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

func aligned(rows [][]string) string {
	wide := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			wide[i] = max(wide[i], utf8.RuneCountInString(c))
		}
	}
	var s strings.Builder
	for _, r := range rows {
		for i, c := range r {
			s.WriteString("| " + c + strings.Repeat(" ", wide[i]-utf8.RuneCountInString(c)) + " ")
		}
		s.WriteString("|\n")
		if &r[0] == &rows[0][0] {
			for _, w := range wide {
				s.WriteString("|" + strings.Repeat("-", w+2))
			}
			s.WriteString("|\n")
		}
	}
	return s.String()
}
