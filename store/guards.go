package store

import (
	"context"
	"regexp"
	"slices"
	"strings"
)

// guardStep is what a migration does with a trigger.
var guardStep = regexp.MustCompile(`(?s)(CREATE|DROP) TRIGGER (\w+).*`)

// MissingGuards names the triggers that the migrations have made and that are gone, say
// something else or are switched off: whoever owns the database can do so, but not unseen.
func (s *Store) MissingGuards(ctx context.Context) ([]string, error) {
	steps, err := s.d.steps()
	if err != nil {
		return nil, err
	}
	want := map[string]string{}
	for _, m := range steps {
		for _, stmt := range strings.Split(m.sql, ";\n") {
			switch found := guardStep.FindStringSubmatch(stmt); {
			case found == nil:
			case found[1] == "DROP":
				delete(want, found[2])
			default:
				want[found[2]] = strings.TrimSuffix(strings.TrimSpace(found[0]), ";")
			}
		}
	}
	type guard struct{ name, says string }
	there, err := collect(ctx, s.read, func(r scanner) (g guard, err error) { return g, r.Scan(&g.name, &g.says) }, s.d.guards)
	if err != nil {
		return nil, err
	}
	for _, g := range there {
		if g.says == "" || g.says == want[g.name] {
			delete(want, g.name)
		}
	}
	var out []string
	for name := range want {
		out = append(out, name)
	}
	slices.Sort(out)
	return out, nil
}
