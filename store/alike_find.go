package store

import (
	"cmp"
	"slices"
)

// candidates gathers inquiries and what speaks for each.
type candidates struct {
	*txn
	score map[int64]float64
}

// weigh counts in how many documents each token is, no further than tells anything.
func (c *candidates) weigh(tokens []string) (Weights, error) {
	var all int
	if err := c.row(`SELECT COUNT(*) FROM (SELECT 1 FROM inquiry_docs WHERE id > 0 LIMIT $1) counted`, 2*mostDocs).Scan(&all); err != nil {
		return nil, err
	}
	out := Weights{}
	for _, token := range tokens[:min(len(tokens), mostTokens)] {
		q := query{}
		q.add(`SELECT COUNT(*) FROM (SELECT 1`)
		c.s.d.index.match(&q, inquiryDocs, exactly(token))
		q.add(` LIMIT ?) counted`, mostDocs)
		var n int
		if err := c.row(q.sql.String(), q.args...).Scan(&n); err != nil {
			return nil, err
		}
		out[token] = weight(n, all)
	}
	return out, nil
}

// follow reads the newest documents of each token, the rarest token first, until
// enough inquiries are known.
func (c *candidates) follow(tokens []string, weights Weights) error {
	order := slices.Clone(tokens[:min(len(tokens), mostTokens)])
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(weights[b], weights[a]) })
	for i, token := range order {
		if i >= mostTokens/4 && len(c.score) >= 8*mostCandidates {
			return nil
		}
		q := query{}
		q.add(`SELECT d.owner_id`)
		id := c.s.d.index.match(&q, inquiryDocs, exactly(token))
		q.add(` ORDER BY `+id+` DESC LIMIT ?`, perToken)
		ids, err := collect(c.ctx, c, scanID, q.sql.String(), q.args...)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c.score[id] += weights[token]
		}
	}
	return nil
}

// others are looked at although they may share no word: the customer's earlier
// inquiries, the newest of the category, and the models.
func (c *candidates) others(in AlikeQuery) error {
	for _, from := range []struct {
		query string
		id    int64
		plus  float64
		most  int
	}{
		{`SELECT id FROM inquiries WHERE customer_id = $1 AND customer_id > 0 ORDER BY id DESC LIMIT $2`, in.Customer, 6, perCustomer},
		{`SELECT id FROM inquiries WHERE category_id = $1 AND category_id > 0 ORDER BY last_at DESC, id DESC LIMIT $2`, in.Category, 2, perCustomer},
		{`SELECT m.inquiry_id FROM models k JOIN messages m ON m.id = k.message_id WHERE k.at > $1 ORDER BY k.at DESC LIMIT $2`, 1, 6, mostModels},
	} {
		if from.id == 0 {
			continue
		}
		ids, err := collect(c.ctx, c, scanID, from.query, from.id, from.most)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c.score[id] += from.plus
		}
	}
	return nil
}

// best are the inquiries for which most speaks.
func (c *candidates) best() []int64 {
	ids := make([]int64, 0, len(c.score))
	for id := range c.score {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int64) int {
		return cmp.Or(cmp.Compare(c.score[b], c.score[a]), cmp.Compare(b, a))
	})
	return ids[:min(len(ids), mostCandidates)]
}
