package store

import (
	"context"
	"math"

	"madoguchi/connectors"
)

// How much is looked at to find what was answered before. A token in more
// documents than mostDocs tells nothing apart; a rare one brings all it has.
const (
	mostTokens     = 64
	mostDocs       = 2000
	perToken       = 200
	mostCandidates = 100
	perCustomer    = 12
	mostModels     = 60
	longestSide    = 4000 // letters of a message that are compared
)

// AlikeQuery asks for answered inquiries that may be alike.
type AlikeQuery struct {
	Tokens   []string // of the search index, the telling ones
	Except   int64    // the inquiry that asks
	Customer int64    // whose earlier inquiries are looked at too, 0 for nobody
	Category int64    // of which the newest are looked at too, 0 for none
	Reach    Reach
}

// Answered is an inquiry with what the customer and the shop have said in it.
type Answered struct {
	ID, CustomerID, OwnerID, CategoryID int64
	Kind, Care, Subject, ItemCode, Item string
	LastOutAt                           int64
	Said                                []Said
}

// Said is a message of one of the two sides.
type Said struct {
	ID     int64
	Ours   bool
	At     int64
	Text   string
	Model  bool   // worth reading again (模範回答)
	Author string // who wrote it, as it came
}

// Weights tell how telling each token is: ln(1+(N−n+½)/(n+½)) for a token in n of
// N documents, as BM25 weighs words.
type Weights map[string]float64

// AnsweredLike finds answered inquiries that share telling tokens with a question,
// the customer's own and the models. The rarest tokens are followed first.
func (s *Store) AnsweredLike(ctx context.Context, in AlikeQuery) ([]Answered, Weights, error) {
	var out []Answered
	var weights Weights
	err := s.readTx(ctx, func(t *txn) error {
		c := candidates{txn: t, docs: map[int64]float64{}, score: map[int64]float64{}}
		var err error
		if weights, err = c.weigh(in.Tokens); err != nil {
			return err
		}
		if err := c.follow(in.Tokens, weights); err != nil {
			return err
		}
		if err := c.others(in); err != nil {
			return err
		}
		if err := c.whose(); err != nil {
			return err
		}
		delete(c.score, in.Except)
		out, err = t.answered(c.best(), in.Reach)
		return err
	})
	return out, weights, err
}

func (t *txn) answered(ids []int64, within Reach) ([]Answered, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	q := query{}
	q.add(`SELECT q.id, q.customer_id, q.owner_id, q.category_id, a.kind, q.care, q.subject, q.item_code, q.item_name, q.last_out_at
		FROM inquiries q JOIN accounts a ON a.id = q.account_id WHERE q.last_out_at > 0 AND q.id IN `)
	inList(&q, ids)
	q.within(within)
	q.add(` ORDER BY q.id`)
	all, err := collect(t.ctx, t, func(r scanner) (Answered, error) {
		var a Answered
		return a, r.Scan(&a.ID, &a.CustomerID, &a.OwnerID, &a.CategoryID, &a.Kind, &a.Care, &a.Subject, &a.ItemCode, &a.Item, &a.LastOutAt)
	}, q.sql.String(), q.args...)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	at := map[int64]*Answered{}
	kept := make([]int64, 0, len(all))
	for i := range all {
		at[all[i].ID] = &all[i]
		kept = append(kept, all[i].ID)
	}
	return all, t.said(kept, at)
}

// said reads what people have written: no reports, letters of a mall and answers of
// machines.
func (t *txn) said(ids []int64, at map[int64]*Answered) error {
	q := query{}
	q.add(`SELECT m.inquiry_id, m.id, m.direction, m.sent_at, SUBSTR(m.body, 1, ?), m.author,
			CASE WHEN EXISTS (SELECT 1 FROM models k WHERE k.message_id = m.id) THEN 1 ELSE 0 END
		FROM messages m WHERE m.direction IN ('in', 'out') AND m.kind IN ('', 'normal') AND m.deleted = 0 AND m.inquiry_id IN `, longestSide)
	inList(&q, ids)
	q.add(` ORDER BY m.inquiry_id, m.sent_at, m.id`)
	rows, err := t.QueryContext(t.ctx, q.sql.String(), q.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var inquiry int64
		var direction string
		var one Said
		if err := rows.Scan(&inquiry, &one.ID, &direction, &one.At, &one.Text, &one.Author, &one.Model); err != nil {
			return err
		}
		one.Ours = direction == string(connectors.Out)
		at[inquiry].Said = append(at[inquiry].Said, one)
	}
	return rows.Err()
}

// weight is that of a token in n of all documents.
func weight(n, all int) float64 {
	return math.Log(1 + (float64(max(all, n))-float64(n)+0.5)/(float64(n)+0.5))
}
