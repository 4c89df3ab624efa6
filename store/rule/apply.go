package rule

// Apply says what rules do to an inquiry. The first one that matches decides and
// the ones behind it are not looked at, unless it says to go on; what an earlier
// rule has decided stays decided. again: a later message has come, and only the
// rules for those are looked at.
func Apply(rules []Rule, f Facts, h Held, again bool) []Effect {
	var all []Effect
	decided := map[string]bool{}
	for _, r := range rules {
		if again && !r.Again || !r.Match(f) {
			continue
		}
		e := Effect{Rule: r, Do: []Action{}}
		for _, a := range r.Then {
			about := aspect(a.Do)
			if decided[about] || h.forbids(a, h.Done[r.ID]) {
				continue
			}
			if a.Do != Tags && a.Do != Notify {
				decided[about] = true
			}
			e.Do = append(e.Do, a)
		}
		all = append(all, e)
		if !r.GoOn {
			break
		}
	}
	return all
}

// aspect is what of an inquiry an action decides.
func aspect(do string) string {
	if do == RoundRobin || do == LeastOpen {
		return Owner
	}
	return do
}

// forbids tells whether an action is not to be done; before: its rule has been at
// this inquiry already.
func (h Held) forbids(a Action, before bool) bool {
	switch a.Do {
	case Category:
		return h.Category
	case Owner:
		return h.Owner || h.Closed
	case RoundRobin, LeastOpen:
		return h.Owner || h.Owned || h.Closed
	case Due:
		return h.Due || h.Closed
	case Tags, Template:
		return before
	case Care:
		return h.Care || before
	case Ignore:
		return h.Keep || h.Closed || !a.Sure || before
	case Notify:
		return h.Closed
	case Approval:
		return before
	}
	return true
}
