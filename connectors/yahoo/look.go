package yahoo

import (
	"context"
	"slices"

	"madoguchi/connectors"
)

// look reads open topics that neither the unanswered nor the answered list has
// shown in this pass: they were completed elsewhere.
func (a *account) look(ctx context.Context, c *cursor, b *connectors.Batch) error {
	s := c.Plan[0]
	if s.IDs == nil {
		s.IDs = c.missing()
	}
	for n := 0; n < looksPerPull && len(s.IDs) > 0; n++ {
		d, err := a.detail(ctx, s.IDs[0], polling)
		switch {
		case err == nil:
			q := a.inquiry(s.IDs[0], headline{}, d)
			b.Inquiries = append(b.Inquiries, q)
			c.looked(s.IDs[0], q.Done)
		case connectors.ReasonOf(err) == connectors.Rejected:
			unreadable(b)
			c.looked(s.IDs[0], true)
		case len(b.Inquiries) == 0 || ctx.Err() != nil:
			return err
		default:
			c.Plan[0] = s // what was read is kept; the next pull meets the cause again
			return nil
		}
		s.IDs = s.IDs[1:]
	}
	c.Plan[0] = s
	if len(s.IDs) == 0 {
		c.Plan = c.Plan[1:]
	}
	return nil
}

func (c *cursor) missing() []string {
	list := []string{}
	for _, value := range c.Topics {
		if m := readMark(value); m.open != "" && m.pass < c.Pass {
			list = append(list, m.open)
		}
	}
	slices.Sort(list)
	return list
}

// looked closes a topic in the cursor when it is completed. The fingerprint
// stays: if a list shows it again changed, it is read again.
func (c *cursor) looked(id string, done bool) {
	m := readMark(c.Topics[short(id)])
	m.pass = c.Pass
	if done {
		m.open = ""
	}
	c.Topics[short(id)] = m.String()
}
