package content

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"madoguchi/connectors/carrier"
	"madoguchi/connectors/jst"
)

func (r *reader) threads() error {
	for _, f := range []struct {
		name    string
		channel Channel
	}{{"rakuten.txt", Rakuten}, {"yahoo.txt", Yahoo}, {"mail.txt", Mail}, {"later.txt", ""}} {
		raw, err := files.ReadFile(f.name)
		if err != nil {
			return err
		}
		for _, block := range strings.Split("\n"+string(raw), "\n# ")[1:] {
			t, err := r.thread(block, f.channel)
			if err != nil {
				return fmt.Errorf("%s: %.20s: %w", f.name, block, err)
			}
			if f.channel == "" {
				r.shop.Later = append(r.shop.Later, t)
			} else {
				r.shop.Threads = append(r.shop.Threads, t)
			}
		}
	}
	return nil
}

// thread reads a head of 「key: value」 lines and the posts below it.
func (r *reader) thread(block string, channel Channel) (Thread, error) {
	parts := strings.Split(block, "\n--- ")
	head := strings.Split(strings.TrimSpace(parts[0]), "\n")
	t := Thread{Channel: channel}
	t.Key, t.Category, _ = strings.Cut(head[0], " ")
	for _, line := range head[1:] {
		key, value, _ := strings.Cut(line, ":")
		if err := r.head(&t, key, strings.TrimSpace(value)); err != nil {
			return t, err
		}
	}
	last := time.Time{}
	for i, part := range parts[1:] {
		p, err := r.post(part)
		if err != nil {
			return t, err
		}
		p.At = later(p.At, last)
		if newest := r.now.Add(-time.Duration(len(parts)-1-i) * time.Minute); p.At.After(newest) {
			p.At = newest
		}
		last = p.At
		t.Posts = append(t.Posts, p)
	}
	if len(t.Posts) == 0 {
		return t, fmt.Errorf("no posts")
	}
	return t, nil
}

// later keeps a conversation in order at any hour of the day: a time counted
// back from now may fall before one that names a day.
func later(at, last time.Time) time.Time {
	if !last.IsZero() && !at.After(last) {
		return last.Add(10 * time.Minute)
	}
	return at
}

func (r *reader) head(t *Thread, key, value string) error {
	switch key {
	case "channel":
		t.Channel = Channel(value)
	case "who":
		who, ok := r.shop.People[value]
		if !ok {
			return fmt.Errorf("no person %q", value)
		}
		t.Who = who
	case "order":
		if t.Order = r.shop.Order(value); t.Order == nil {
			return fmt.Errorf("no order %q", value)
		}
	case "item":
		p, ok := r.shop.Products[value]
		if !ok {
			return fmt.Errorf("no product %q", value)
		}
		t.Item = &p
	case "from":
		t.From = value
	case "name":
		t.Who.Name = value
	case "category":
		t.Remote = value
	case "subject", "title":
		t.Title = value
	case "form":
		t.Form = value
	case "to":
		t.To = value
	case "state":
		t.State = value
	case "public":
		t.Public = true
	case "gift":
		t.Gift = value
	case "refuse":
		t.Refuse = true
	case "drop":
		t.Drop = true
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// post reads 「user d3 09:20 file=名前:種類」 and the text below.
func (r *reader) post(part string) (Post, error) {
	head, text, _ := strings.Cut(part, "\n")
	words := strings.Fields(head)
	p := Post{Shop: words[0] == "shop", At: r.now, Text: r.expand(strings.TrimSpace(text))}
	var when []string
	for _, w := range words[1:] {
		if file, ok := strings.CutPrefix(w, "file="); ok {
			p.File, p.Kind, _ = strings.Cut(file, ":")
			continue
		}
		when = append(when, w)
	}
	if len(when) == 0 {
		return p, nil
	}
	var err error
	p.At, err = r.time(strings.Join(when, " "))
	return p, err
}

var place = regexp.MustCompile(`<<([^<>]+)>>`)

// expand puts dates and numbers into a text: <<d+3>>, <<R13>>, <<R13.track>>.
func (r *reader) expand(s string) string {
	return place.ReplaceAllStringFunc(s, func(m string) string {
		word := strings.Trim(m, "<>")
		var days int
		if _, err := fmt.Sscanf(word, "d%d", &days); err == nil {
			t := jst.In(r.now).AddDate(0, 0, days)
			return fmt.Sprintf("%d月%d日", t.Month(), t.Day())
		}
		key, what, _ := strings.Cut(word, ".")
		o := r.shop.Order(key)
		switch {
		case o == nil:
			return m
		case what == "track":
			return displayed(o.Parcels)
		}
		return o.Number
	})
}

func displayed(numbers []string) string {
	var all []string
	for _, n := range numbers {
		all = append(all, carrier.Display(n))
	}
	return strings.Join(all, "、")
}

// Order finds an order by its key, nil when there is none.
func (s Shop) Order(key string) *Order {
	for i := range s.Orders {
		if s.Orders[i].Key == key {
			return &s.Orders[i]
		}
	}
	return nil
}

func (r *reader) answers() error {
	raw, err := files.ReadFile("answers.txt")
	if err != nil {
		return err
	}
	for _, block := range strings.Split("\n"+string(raw), "\n# ")[1:] {
		category, text, _ := strings.Cut(block, "\n")
		for _, a := range strings.Split(text, "\n---\n") {
			r.shop.Answers[category] = append(r.shop.Answers[category], r.expand(strings.TrimSpace(a)))
		}
	}
	return nil
}

// Answer is what a customer writes after the n-th reply in a thread of this
// category.
func (s Shop) Answer(category string, n int) string {
	all := s.Answers[category]
	if len(all) == 0 {
		all = s.Answers["ほか"]
	}
	return all[n%len(all)]
}
