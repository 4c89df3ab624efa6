package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// grown prints, act by act, what two profiles took: processor time, which a busy machine
// stretches least, and the clock of the larger one.
func grown(out io.Writer, files string) error {
	small, large, ok := strings.Cut(files, ",")
	if !ok {
		return fmt.Errorf("%s: two files, a comma between them", files)
	}
	before, err := taken(small)
	if err != nil {
		return err
	}
	after, err := taken(large)
	if err != nil {
		return err
	}
	was := map[string]act{}
	for _, a := range before {
		was[a.Name] = a
	}
	fmt.Fprintln(out, "| Act | median | | × | 95 % | | × | by the clock, 95 % |\n|---|---|---|---|---|---|---|---|")
	for _, a := range after {
		b, ok := was[a.Name]
		switch {
		case a.Refused != "" || !ok || b.Refused != "":
			fmt.Fprintf(out, "| %s | not done: %s %s | | | | | | |\n", a.Name, b.Refused, a.Refused)
		default:
			fmt.Fprintf(out, "| %s | %.1f | %.1f | %s | %.1f | %.1f | %s | %.0f |\n", a.Name, b.CPU, a.CPU, ratio(b.CPU, a.CPU), b.CPU95, a.CPU95, ratio(b.CPU95, a.CPU95), a.P95)
		}
	}
	return nil
}

// ratio is how often the smaller goes into the larger; below half a millisecond it says nothing.
func ratio(small, large float64) string {
	if small < 0.05 || large < 0.5 {
		return ""
	}
	return fmt.Sprintf("%.1f", large/small)
}

func taken(file string) ([]act, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all struct {
		Acts []act `json:"acts"`
	}
	return all.Acts, json.Unmarshal(b, &all)
}
