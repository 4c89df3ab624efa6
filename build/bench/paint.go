package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// program is the one that `make headless` builds.
const program = "build/bin/madoguchi-headless"

// painted is G14: from the start of the program to the painted list, of a profile
// with a million inquiries and of one that has only begun.
func (b *bench) painted() error {
	if _, err := os.Stat(program); err != nil {
		return fmt.Errorf("%s is not built (make headless): %w", program, err)
	}
	large, err := b.million()
	if err != nil {
		return err
	}
	empty, err := b.filled("begun", b.shopOfMails(200))
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(b.ctx, "node", "build/bench/paint.mjs", program, fmt.Sprint(2*rounds), large, empty)
	cmd.Stderr = os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		return errors.Join(err, fmt.Errorf("paint.mjs: %s", answer))
	}
	var ms [2][]float64
	if err := json.Unmarshal(answer, &ms); err != nil {
		return err
	}
	l, e := at(ms[0], 50), at(ms[1], 50)
	b.add(line{Goal: "G14", What: "process start to painted list, 1 M inquiries against 100", Ours: l, Anchor: e, Unit: "ms", Value: l / e, Bar: 1.3, Aim: 1.1, Runs: len(ms[0])})
	return nil
}
