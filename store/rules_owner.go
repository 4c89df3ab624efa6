package store

import (
	"slices"

	"madoguchi/store/rule"
)

// giveTo gives an inquiry to whom a rule says, and tells the name.
func (in *intake) giveTo(s *ruled, r rule.Rule, a rule.Action) ([]string, error) {
	people := a.IDs
	if len(people) == 0 {
		people = in.sorter.names.desk
	}
	if len(people) == 0 {
		return nil, nil
	}
	who := people[0]
	switch a.Do {
	case rule.RoundRobin:
		who = behind(people, in.sorter.turn[r.ID])
		in.sorter.turn[r.ID] = who
		if err := in.must(`UPDATE rules SET turn = $1 WHERE id = $2`, who, r.ID); err != nil {
			return nil, err
		}
	case rule.LeastOpen:
		var err error
		if who, err = in.fewest(people); err != nil {
			return nil, err
		}
	}
	if s.owner == who {
		return nil, nil
	}
	s.owner, s.ownerBy = who, byRule
	err := in.amend(s.id, func(q *inquiryRow) { q.owner, q.ownerBy, q.version = who, byRule, q.version+1 })
	return []string{"owner " + in.sorter.names.staff[who]}, err
}

// behind is who comes behind the last one; the first when that one is gone.
func behind(people []int64, last int64) int64 {
	return people[(slices.Index(people, last)+1)%len(people)]
}

// fewest is who has the fewest inquiries that wait for the shop; of several the
// first.
func (t *txn) fewest(people []int64) (int64, error) {
	var q query
	q.add(`SELECT owner_id, CAST(SUM(n) AS BIGINT) FROM desk_counts WHERE state IN ('new', 'working', 'review') AND owner_id IN `)
	inList(&q, people)
	q.add(` GROUP BY owner_id`)
	open := map[int64]int64{}
	_, err := collect(t.ctx, t, func(r scanner) (int64, error) {
		var who, n int64
		err := r.Scan(&who, &n)
		open[who] = n
		return who, err
	}, q.sql.String(), q.args...)
	best := people[0]
	for _, who := range people {
		if open[who] < open[best] {
			best = who
		}
	}
	return best, err
}
