package yahoo

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"
)

// loose is a scalar that may come as string, number, boolean or null: real
// traffic and the published types disagree. Anything else reads as empty.
type loose string

// UnmarshalJSON never fails, so that one odd value cannot hide a message.
func (l *loose) UnmarshalJSON(b []byte) error {
	*l = ""
	switch b = bytes.TrimSpace(b); {
	case len(b) == 0 || string(b) == "null" || b[0] == '{' || b[0] == '[':
	case b[0] == '"':
		var s string
		if json.Unmarshal(b, &s) == nil {
			*l = loose(s)
		}
	default:
		*l = loose(b)
	}
	return nil
}

func (l loose) String() string { return strings.TrimSpace(string(l)) }

// Bool is true for true, "true" and 1.
func (l loose) Bool() bool {
	b, _ := strconv.ParseBool(strings.ToLower(l.String()))
	return b
}

// Int is zero for everything that is no number; 1,100 is one.
func (l loose) Int() int64 {
	s := strings.ReplaceAll(l.String(), ",", "")
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.Abs(f) > 1<<52 {
		return 0
	}
	return int64(f)
}

// Time reads UNIX seconds; zero when absent or beyond the year 5000.
func (l loose) Time() time.Time {
	n := l.Int()
	if n <= 0 || n > 1e11 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}

// words is a list of strings that may come as one string.
type words []string

// UnmarshalJSON never fails.
func (w *words) UnmarshalJSON(b []byte) error {
	*w = nil
	var many []loose
	if json.Unmarshal(b, &many) != nil {
		var one loose
		_ = json.Unmarshal(b, &one)
		many = []loose{one}
	}
	for _, l := range many {
		if s := l.String(); s != "" {
			*w = append(*w, s)
		}
	}
	return nil
}

// rows is a list whose rows are read one by one, so that a broken row costs
// itself only. A single object counts as a list of one.
type rows []json.RawMessage

// UnmarshalJSON never fails.
func (r *rows) UnmarshalJSON(b []byte) error {
	var many []json.RawMessage
	if json.Unmarshal(b, &many) != nil {
		many = nil
		if b = bytes.TrimSpace(b); len(b) > 0 && b[0] == '{' {
			many = []json.RawMessage{bytes.Clone(b)}
		}
	}
	*r = many
	return nil
}
