package store

import (
	"cmp"
	"slices"

	"madoguchi/store/fold"
)

// candidates gathers inquiries and what speaks for each. What the index says of
// documents is added up before anybody asks whose they are: only the best matter.
type candidates struct {
	*txn
	docs  map[int64]float64 // by document
	score map[int64]float64 // by inquiry
}

// weigh counts in how many documents each token is, no further than tells anything.
// What has once been in so many is not counted again: that took longest.
func (c *candidates) weigh(tokens []string) (Weights, error) {
	var all int
	if err := c.row(`SELECT COUNT(*) FROM (SELECT 1 FROM inquiry_docs WHERE id > 0 LIMIT $1) counted`, 2*mostDocs).Scan(&all); err != nil {
		return nil, err
	}
	out := Weights{}
	for _, token := range tokens[:min(len(tokens), mostTokens)] {
		if _, often := c.s.common.Load(token); often {
			out[token] = weight(mostDocs, all)
			continue
		}
		q := query{}
		q.add(`SELECT COUNT(*) FROM (SELECT 1`)
		c.s.d.index.holding(&q, inquiryDocs, fold.Query(token))
		q.add(` LIMIT ?) counted`, mostDocs)
		var n int
		if err := c.row(q.sql.String(), q.args...).Scan(&n); err != nil {
			return nil, err
		}
		out[token] = weight(n, all)
		if n == mostDocs {
			c.s.common.Store(token, true)
		}
	}
	return out, nil
}

// follow reads the newest documents of each token, the rarest token first, until
// enough are known.
func (c *candidates) follow(tokens []string, weights Weights) error {
	order := slices.Clone(tokens[:min(len(tokens), mostTokens)])
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(weights[b], weights[a]) })
	for i, token := range order {
		if i >= mostTokens/4 && len(c.docs) >= 8*mostCandidates {
			return nil
		}
		terms := fold.Query(token)
		if _, often := c.s.common.Load(token); often && len(terms[0].Prefix) > 0 {
			continue // to, ok: all words that begin so would be gathered for what tells nothing
		}
		var match query
		id := c.s.d.index.holding(&match, inquiryDocs, terms)
		q := query{args: match.args}
		q.sql.WriteString(`SELECT ` + id + match.sql.String())
		q.add(` ORDER BY `+id+` DESC LIMIT ?`, perToken)
		ids, err := collect(c.ctx, c, scanID, q.sql.String(), q.args...)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c.docs[id] += weights[token]
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

// whose adds what speaks for documents to the inquiries they are of: for those that
// can be among the best, and for those that something else speaks for.
func (c *candidates) whose() error {
	others := make([]int64, 0, len(c.score))
	for id := range c.score {
		others = append(others, id)
	}
	for by, ids := range map[string][]int64{"id": c.front(), "owner_id": others} {
		for some := range slices.Chunk(ids, docsAtOnce) {
			if err := c.owners(by, some); err != nil {
				return err
			}
		}
	}
	return nil
}

// owners counts each document once.
func (c *candidates) owners(by string, ids []int64) error {
	q := query{}
	q.add(`SELECT id, owner_id FROM inquiry_docs WHERE ` + by + ` IN `)
	inList(&q, ids)
	all, err := collect(c.ctx, c, func(r scanner) (d doc, err error) { return d, r.Scan(&d.id, &d.owner) }, q.sql.String(), q.args...)
	for _, d := range all {
		c.score[d.owner] += c.docs[d.id]
		delete(c.docs, d.id)
	}
	return err
}

// front are the documents for which as much speaks as for the last that can be among
// the best; one of them may be that of the question itself.
func (c *candidates) front() []int64 {
	scores := make([]float64, 0, len(c.docs))
	for _, n := range c.docs {
		scores = append(scores, n)
	}
	slices.Sort(scores)
	least := 0.0
	if behind := len(scores) - mostCandidates - 1; behind >= 0 {
		least = scores[behind]
	}
	var ids []int64
	for id, n := range c.docs {
		if n >= least {
			ids = append(ids, id)
		}
	}
	return ids
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
