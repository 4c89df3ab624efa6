package content

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

type reader struct {
	now  time.Time
	shop Shop
}

// rows are the lines of a table, cut at the bars; # begins a comment.
func rows(name string, columns int) ([][]string, error) {
	raw, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for n, line := range strings.Split(string(raw), "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != columns {
			return nil, fmt.Errorf("%s line %d: %d columns", name, n+1, len(cells))
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out = append(out, cells)
	}
	return out, nil
}

func (r *reader) people() error {
	table, err := rows("people.txt", 8)
	if err != nil {
		return err
	}
	r.shop.People = map[string]Person{}
	for _, c := range table {
		r.shop.People[c[0]] = Person{
			Key: c[0], Name: c[1], Kana: c[2], Zip: c[3], Prefecture: c[4], City: c[5], To: c[6],
			Phone: c[7], Mail: c[0] + "@kokyaku.example",
		}
	}
	return nil
}

func (r *reader) products() error {
	table, err := rows("products.txt", 6)
	if err != nil {
		return err
	}
	r.shop.Products = map[string]Product{}
	for _, c := range table {
		price, err := strconv.ParseInt(c[3], 10, 64)
		if err != nil {
			return err
		}
		rate, err := strconv.Atoi(c[4])
		if err != nil {
			return err
		}
		r.shop.Products[c[0]] = Product{Key: c[0], Code: c[1], Name: c[2], Price: price, TaxRate: rate, Options: c[5]}
	}
	return nil
}

// time reads 「d3 09:20」 (three days before now), 「d-2 00:00」 (in two days), 「-95m」
// and 「-5h」.
func (r *reader) time(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "-") {
		d, err := time.ParseDuration(s)
		return r.now.Add(d), err
	}
	var days, hour, minute int
	if _, err := fmt.Sscanf(s, "d%d %d:%d", &days, &hour, &minute); err != nil {
		return time.Time{}, fmt.Errorf("time %q: %w", s, err)
	}
	n := jst.In(r.now)
	return time.Date(n.Year(), n.Month(), n.Day()-days, hour, minute, 0, 0, jst.Zone()), nil
}
