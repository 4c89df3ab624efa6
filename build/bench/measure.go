package main

import (
	"slices"
	"time"
)

// rounds is how often both sides run; the medians count.
const rounds = 5

// always lets every round run.
const always = time.Hour

// side is what is measured once: seconds, or whatever it returns.
type side func() (float64, error)

// turns lets the sides run one after the other, again and again, so that a busy
// moment hits all of them. At least once, at most n times, and not another time
// when the time so far says that it would take longer than so many seconds.
func turns(n int, atMost time.Duration, sides ...side) (medians []float64, times int, err error) {
	all, began := make([][]float64, len(sides)), time.Now()
	for times < n {
		for i, run := range sides {
			v, err := run()
			if err != nil {
				return nil, times, err
			}
			all[i] = append(all[i], v)
		}
		times++
		if took := time.Since(began); took+took/time.Duration(times) > atMost {
			break
		}
	}
	for _, v := range all {
		medians = append(medians, at(v, 50))
	}
	return medians, times, nil
}

// at is the value below which so many in a hundred lie.
func at(v []float64, percent int) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[min(len(s)*percent/100, len(s)-1)]
}

// took measures in seconds.
func took(f func() error) (float64, error) {
	began := time.Now()
	err := f()
	return time.Since(began).Seconds(), err
}

// worked measures the processor time of this process in seconds.
func worked(f func() error) (float64, error) {
	before := processor()
	err := f()
	return (processor() - before).Seconds(), err
}
