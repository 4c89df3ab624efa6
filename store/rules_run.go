package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store/rule"
	"madoguchi/store/topic"
)

// byRule says that the desk itself has chosen a category or an owner.
const byRule = "rule"

// GuessTopics is the setting that keeps the desk from naming what an inquiry is
// about by its words: "off".
const GuessTopics = "guess_topics"

// sorter is everything sorting follows from, read once in a transaction.
type sorter struct {
	rules  []rule.Rule
	turn   map[int64]int64  // rule → who got the last one
	names  names            // of what the rules name
	topics map[string]int64 // what the desk guesses → category
	again  bool             // a rule is for later messages too
}

// names are the words behind the ids that actions name. What is not there is out
// of use.
type names struct {
	categories, tags, templates map[int64]string
	staff                       map[int64]string // those who can take an inquiry
	desk                        []int64          // those who do when nobody is named
}

func readNames(ctx context.Context, q queryer, today string) (names, error) {
	n := names{map[int64]string{}, map[int64]string{}, map[int64]string{}, map[int64]string{}, nil}
	for _, part := range []struct {
		into map[int64]string
		ask  string
	}{
		{n.categories, `SELECT id, name FROM categories WHERE removed_at = 0`},
		{n.tags, `SELECT id, name FROM tags WHERE removed_at = 0`},
		{n.templates, `SELECT id, name FROM templates WHERE removed_at = 0`},
	} {
		_, err := collect(ctx, q, func(r scanner) (int64, error) {
			var id int64
			var name string
			err := r.Scan(&id, &name)
			part.into[id] = name
			return id, err
		}, part.ask)
		if err != nil {
			return n, err
		}
	}
	_, err := collect(ctx, q, func(r scanner) (int64, error) {
		var id int64
		var name, role string
		err := r.Scan(&id, &name, &role)
		n.staff[id] = name
		if role == "owner" || role == "staff" {
			n.desk = append(n.desk, id)
		}
		return id, err
	}, `SELECT id, name, role FROM staff WHERE off = 0 AND (last_day = '' OR last_day >= $1) AND role IN ('owner', 'staff', 'trainee') ORDER BY id`, today)
	return n, err
}

// old tells whether an action names something that is out of use.
func (n names) old(a rule.Action) bool {
	list := map[string]map[int64]string{
		rule.Category: n.categories, rule.Tags: n.tags, rule.Template: n.templates,
		rule.Owner: n.staff, rule.RoundRobin: n.staff, rule.LeastOpen: n.staff,
	}[a.Do]
	return list != nil && slices.ContainsFunc(a.IDs, func(id int64) bool { return list[id] == "" })
}

// sorter reads the rules. What names something out of use is left out, so that an
// old rule stops no mail.
func (t *txn) sorter() (*sorter, error) {
	all, err := collect(t.ctx, t, scanRule, `SELECT `+ruleColumns+` FROM rules WHERE removed_at = 0 AND active = 1 ORDER BY position, id`)
	if err != nil {
		return nil, err
	}
	s := &sorter{turn: map[int64]int64{}}
	if s.names, err = readNames(t.ctx, t, workday.DayOf(jst.Of(t.now)).String()); err != nil {
		return nil, err
	}
	for _, one := range all {
		if one.Unread || len(one.Check()) > 0 {
			continue
		}
		one.Then = slices.DeleteFunc(one.Then, s.names.old)
		s.rules = append(s.rules, one.Rule)
		s.turn[one.ID] = one.turn
		s.again = s.again || one.Again
	}
	s.topics, err = t.topics()
	return s, err
}

// topics returns the categories the desk may choose by itself, none when the shop
// does not want it.
func (t *txn) topics() (map[string]int64, error) {
	if off, err := t.setting(GuessTopics); err != nil || off == "off" {
		return nil, err
	}
	into := map[string]int64{}
	_, err := collect(t.ctx, t, func(r scanner) (int64, error) {
		var id int64
		var word string
		err := r.Scan(&id, &word)
		into[word] = id
		return id, err
	}, `SELECT id, topic FROM categories WHERE removed_at = 0 AND topic <> ''`)
	return into, err
}

// sort carries out the rules for what has come in: for a new inquiry those of the
// shop and then a guess by its words, for a later message the rules that ask for it.
func (in *intake) sort(a arrivals) error {
	if len(a.inserted) == 0 {
		return nil
	}
	if in.sorter == nil {
		s, err := in.txn.sorter()
		if err != nil {
			return err
		}
		in.sorter = s
	}
	first := a.created || a.wasMute
	if len(in.sorter.rules)+len(in.sorter.topics) == 0 || !first && !in.sorter.again {
		return nil
	}
	came, err := in.came(a)
	if err != nil {
		return err
	}
	for _, message := range came {
		if err := in.sortOne(a, message, first); err != nil {
			return err
		}
		if first = false; !in.sorter.again {
			return nil
		}
	}
	return nil
}

// came returns the new messages of the other side, the oldest first, whatever
// order they came in.
func (in *intake) came(a arrivals) ([]heard, error) {
	q, err := in.sheet(a.id)
	if err != nil {
		return nil, err
	}
	all, err := in.messagesOf(q)
	if err != nil {
		return nil, err
	}
	var came []heard
	for _, m := range all {
		theirs := m.direction == string(connectors.In) || m.direction == string(connectors.Unknown)
		if theirs && slices.Contains(a.inserted, m.id) {
			came = append(came, m)
		}
	}
	slices.SortFunc(came, func(x, y heard) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.id, y.id)) })
	return came, nil
}

func (in *intake) sortOne(a arrivals, message heard, first bool) error {
	s, err := in.ruled(a.id, message)
	if err != nil {
		return err
	}
	if len(in.sorter.rules) > 0 {
		if err := in.applyRules(&s, a, !first); err != nil {
			return err
		}
	}
	if first {
		return in.guess(&s)
	}
	return nil
}

func (in *intake) applyRules(s *ruled, a arrivals, again bool) error {
	held := s.held()
	if !a.created || again {
		var err error
		if held.Done, err = in.doneRules(s.id); err != nil {
			return err
		}
	}
	for _, e := range rule.Apply(in.sorter.rules, s.facts, held, again) {
		if err := in.carryOut(s, e, held.Done[e.Rule.ID]); err != nil {
			return fmt.Errorf("rule %d: %w", e.Rule.ID, err)
		}
	}
	return nil
}

func (t *txn) doneRules(inquiry int64) (map[int64]bool, error) {
	ids, err := collect(t.ctx, t, scanID, `SELECT rule_id FROM rule_hits WHERE inquiry_id = $1`, inquiry)
	done := map[int64]bool{}
	for _, id := range ids {
		done[id] = true
	}
	return done, err
}

// guess names what an inquiry is about where neither a person nor a rule has.
func (in *intake) guess(s *ruled) error {
	if s.category > 0 || s.categoryBy != "" || s.keepsQuiet() {
		return nil
	}
	about := in.folded().topicOf(s.title, s.text)
	if s.letter {
		about = topic.Mall // what it says of a customer's order is not what it is
	}
	id := in.sorter.topics[about]
	if id == 0 {
		return nil
	}
	if err := in.setCategory(s, id); err != nil {
		return err
	}
	return in.event(Actor{}, s.id, "sorted", "\ncategory "+in.sorter.names.categories[id])
}

// keepsQuiet: a machine's mail is about nothing a customer asks.
func (s *ruled) keepsQuiet() bool { return automatic(s.facts.Kind) }

// carryOut does what is left of a rule and writes down why.
func (in *intake) carryOut(s *ruled, e rule.Effect, before bool) error {
	_, err := in.exec(`
		INSERT INTO rule_hits (inquiry_id, rule_id, at) VALUES ($1, $2, $3)
		ON CONFLICT (inquiry_id, rule_id) DO NOTHING`, s.id, e.Rule.ID, in.now)
	if err != nil {
		return err
	}
	if !before {
		if err := in.must(`UPDATE rules SET hits = hits + 1 WHERE id = $1`, e.Rule.ID); err != nil {
			return err
		}
	}
	said := []string{e.Rule.Name}
	for _, a := range e.Do {
		words, err := in.do(s, e.Rule, a)
		if err != nil {
			return err
		}
		said = append(said, words...)
	}
	if len(said) == 1 {
		return nil
	}
	return in.event(Actor{}, s.id, "sorted", strings.Join(said, "\n"))
}

// do carries out one action and says what it did, nothing where it stood so
// already.
func (in *intake) do(s *ruled, r rule.Rule, a rule.Action) ([]string, error) {
	n := in.sorter.names
	switch a.Do {
	case rule.Category:
		if s.category == a.IDs[0] {
			return nil, nil
		}
		return []string{"category " + n.categories[a.IDs[0]]}, in.setCategory(s, a.IDs[0])
	case rule.Owner, rule.RoundRobin, rule.LeastOpen:
		return in.giveTo(s, r, a)
	case rule.Tags:
		return in.addTags(s.id, a.IDs)
	case rule.Due:
		return in.setRuleDue(s, a)
	case rule.Template:
		return []string{"template " + n.templates[a.IDs[0]]}, in.amend(s.id, func(q *inquiryRow) { q.template = a.IDs[0] })
	case rule.Care:
		s.care = a.Word
		return []string{"care " + a.Word}, in.amend(s.id, func(q *inquiryRow) { q.care, q.version = a.Word, q.version+1 })
	case rule.Ignore:
		return []string{"ignored"}, in.ignore(s)
	case rule.Approval:
		return []string{"approval"}, in.amend(s.id, func(q *inquiryRow) { q.approval = 1 })
	case rule.Notify:
		return []string{"notify"}, in.must(`UPDATE rule_hits SET told_of = $1 WHERE inquiry_id = $2 AND rule_id = $3`, s.message, s.id, r.ID)
	}
	return nil, nil
}

func (in *intake) setCategory(s *ruled, id int64) error {
	err := in.amend(s.id, func(q *inquiryRow) { q.category, q.categoryBy, q.version = id, byRule, q.version+1 })
	if err != nil {
		return err
	}
	s.category, s.categoryBy = id, byRule
	return in.owe(s.id) // a due rule may ask for it
}

func (in *intake) addTags(inquiry int64, ids []int64) ([]string, error) {
	var said []string
	for _, id := range ids {
		n, err := in.exec(`
			INSERT INTO inquiry_tags (inquiry_id, tag_id) VALUES ($1, $2)
			ON CONFLICT (inquiry_id, tag_id) DO NOTHING`, inquiry, id)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			said = append(said, "tag "+in.sorter.names.tags[id])
		}
	}
	return said, nil
}

// setRuleDue sets the due date by the question that has come; an earlier one that
// a rule has set stays.
func (in *intake) setRuleDue(s *ruled, a rule.Action) ([]string, error) {
	plan, err := in.duePlan()
	if err != nil {
		return nil, err
	}
	at := plan.add(jst.Of(s.at), a.Amount, a.Word).UnixMilli()
	if s.dueSet > 0 && s.dueSet <= at {
		return nil, nil
	}
	ok, err := in.setDue(s.id, at, DueSetRule)
	if err != nil || !ok {
		return nil, err
	}
	s.dueSet, s.dueBy = at, DueSetRule
	return []string{"due " + strconv.FormatInt(at, 10)}, nil
}

func (in *intake) ignore(s *ruled) error {
	if err := in.setState(s.id, StateIgnored); err != nil {
		return err
	}
	s.state = StateIgnored
	in.result.New = slices.DeleteFunc(in.result.New, func(id int64) bool { return id == s.id })
	return in.owe(s.id)
}
