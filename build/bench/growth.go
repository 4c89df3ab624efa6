package main

import (
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"madoguchi/build/corpus"
)

// times is how often each act is measured.
const times = 100

// measured is how long an act took, in ms.
type measured struct{ p50, p95 float64 }

// work measures every act on one profile, in turns, so that no act has the quiet
// moment for itself.
func (b *bench) work(dir string, shop *corpus.Shop) (map[string]measured, error) {
	c, err := b.clerk(dir, shop)
	if err != nil {
		return nil, err
	}
	all := map[string][]float64{}
	for i := range times {
		for _, a := range c.acts() {
			if a.ready != nil {
				if err := a.ready(); err != nil {
					return nil, errors.Join(fmt.Errorf("%s: %w", a.name, err), c.close())
				}
			}
			t, err := took(a.do)
			if err != nil {
				return nil, errors.Join(fmt.Errorf("%s: %w", a.name, err), c.close())
			}
			if i > 0 { // the first one wakes what is asleep
				all[a.name] = append(all[a.name], 1000*t)
			}
		}
		if err := c.takeBack(); err != nil {
			return nil, errors.Join(err, c.close())
		}
	}
	if c.queued == 0 {
		return nil, errors.Join(errors.New("every reply was refused"), c.close())
	}
	out := map[string]measured{}
	for name, v := range all {
		out[name] = measured{at(v, 50), at(v, 95)}
	}
	return out, c.close()
}

// acts is what a clerk does in a small shop.
func (b *bench) acts() error {
	kept, err := b.filled("small", b.shop)
	if err != nil {
		return err
	}
	dir, err := b.scratch(kept)
	if err != nil {
		return err
	}
	took, err := b.work(dir, b.shop)
	if err != nil {
		return err
	}
	for _, a := range (&clerk{}).acts() {
		m := took[a.name]
		b.add(line{Goal: "acts", What: a.name + ", p95", Ours: m.p95, Unit: "ms", Value: m.p95, Bar: a.most, Aim: a.most / 5, Runs: times - 1, Note: fmt.Sprintf("p50 %s ms", short(m.p50))})
	}
	return nil
}

// room is what the three profiles together take, and what must be left.
const room, left = 24 << 30, 12 << 30

// growth fills a small, a middling and a large shop, the large one with ten years,
// and tells how what a clerk does has grown with it. It takes hours.
func (b *bench) growth() error {
	if free, err := freeBytes("."); err != nil || float64(free) < float64(room)*b.scale+left {
		return errors.Join(err, fmt.Errorf("only %d GB of disk are free, %.0f are needed", free>>30, (float64(room)*b.scale+left)/(1<<30)))
	}
	var found []map[string]measured
	names := []string{"small", "mid", "large"}
	for _, name := range names {
		size, _ := corpus.Named(name)
		shop := b.shopOf(size)
		dir, err := b.filled(name, shop)
		if err != nil {
			return err
		}
		m, err := b.work(dir, shop)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		found = append(found, m)
	}
	for _, a := range (&clerk{}).acts() {
		s, m, l := found[0][a.name], found[1][a.name], found[2][a.name]
		b.add(line{
			Goal: "growth", What: a.name + ", p95, large against small", Ours: l.p95, Anchor: s.p95, Unit: "ms", Value: l.p95, Bar: a.most, Aim: a.most / 5, Runs: times - 1,
			Note: fmt.Sprintf("p50 small, mid, large: %s, %s, %s ms; p95: %s, %s, %s ms; from small to large ×%s", short(s.p50), short(m.p50), short(l.p50), short(s.p95), short(m.p95), short(l.p95), short(l.p50/s.p50)),
		})
	}
	return nil
}

// freeBytes asks df, which every system has.
func freeBytes(dir string) (int64, error) {
	out, err := exec.Command("df", "--output=avail", "-B1", dir).Output()
	if err != nil {
		return 0, err
	}
	rows := strings.Fields(string(out))
	return strconv.ParseInt(rows[len(rows)-1], 10, 64)
}
