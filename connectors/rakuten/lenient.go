package rakuten

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"madoguchi/connectors"
)

// The types below take what the mall sends for what it means: null, an absent
// key and an empty list are the same, numbers arrive as text and text as
// numbers, and a value of an unexpected shape counts as absent. So one odd
// field never costs a whole inquiry.

// text is any scalar as text.
type text string

func (t *text) UnmarshalJSON(b []byte) error {
	*t = ""
	switch b[0] {
	case '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*t = text(s)
	case 'n', '{', '[':
	default: // a number or a boolean as it stands
		*t = text(b)
	}
	return nil
}

func (t text) String() string { return string(t) }

// number is a whole number that may be missing.
type number struct {
	value int64
	set   bool
}

func (n *number) UnmarshalJSON(b []byte) error {
	*n = number{}
	s := scalar(b)
	if v, err := strconv.ParseInt(s, 10, 64); err == nil {
		*n = number{v, true}
		return nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err == nil && math.Abs(f) < 1<<53 {
		*n = number{int64(math.Round(f)), true}
	}
	return nil
}

// boolean is a boolean in any spelling: true, "true", 1, "1".
type boolean bool

func (f *boolean) UnmarshalJSON(b []byte) error {
	v, err := strconv.ParseBool(strings.ToLower(scalar(b)))
	*f = boolean(err == nil && v)
	return nil
}

// percent is a tax rate: the mall sends 0.1, we show 10.
type percent int

func (p *percent) UnmarshalJSON(b []byte) error {
	f, err := strconv.ParseFloat(scalar(b), 64)
	if err != nil || f < 0 || f > 1 {
		f = 0
	}
	*p = percent(math.Round(f * 100))
	return nil
}

// list is an array whose unreadable elements are left out.
type list[T any] []T

func (l *list[T]) UnmarshalJSON(b []byte) error {
	*l = nil
	if b[0] != '[' {
		return nil
	}
	var raw []json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return err
	}
	for _, r := range raw {
		var v T
		if string(r) != "null" && json.Unmarshal(r, &v) == nil {
			*l = append(*l, v)
		}
	}
	return nil
}

// model is a nested object that may be missing; its zero value reads as empty.
type model[T any] struct {
	value T
	set   bool
}

func (m *model[T]) UnmarshalJSON(b []byte) error {
	*m = model[T]{}
	if b[0] != '{' {
		return nil
	}
	m.set = true
	return json.Unmarshal(b, &m.value)
}

func scalar(b []byte) string {
	var t text
	if t.UnmarshalJSON(b) != nil {
		return ""
	}
	return strings.TrimSpace(string(t))
}

// decode reads an answer that should be a JSON object.
func decode(body []byte, v any) error {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	if len(body) == 0 || body[0] != '{' {
		return unreadable(nil)
	}
	if err := json.Unmarshal(body, v); err != nil {
		return unreadable(err)
	}
	return nil
}

// unreadable is an answer that is not what was asked for: a maintenance page, a
// cut body. The cause names a position, never content.
func unreadable(err error) error {
	return &connectors.Error{
		Reason: connectors.Temporary, Code: "unreadable_answer", Err: err,
		Text: "楽天から読み取れない答えが届きました。メンテナンス中のことがあります。取りこぼしはありません。しばらくして自動でもう一度受け取ります。",
	}
}
