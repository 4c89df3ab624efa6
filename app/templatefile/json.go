package templatefile

import (
	"encoding/json"
	"errors"
	"fmt"
)

// entry is a template in a JSON file.
type entry struct {
	Name       string          `json:"name"`
	Reading    string          `json:"reading"`
	Category   string          `json:"category"`
	Owner      string          `json:"owner"`
	Subject    string          `json:"subject"`
	Body       string          `json:"body"`
	Next       string          `json:"next"`
	ReviewOn   string          `json:"review_on"`
	ValidFrom  string          `json:"valid_from"`
	ValidTo    string          `json:"valid_to"`
	FollowDays int             `json:"follow_days"`
	Approval   bool            `json:"approval"`
	Steps      []string        `json:"steps"`
	Records    string          `json:"records"`
	Library    string          `json:"library"`
	Texts      map[string]Text `json:"texts"`
}

type piece struct {
	Name    string `json:"name"`
	Reading string `json:"reading"`
	Body    string `json:"body"`
}

// WriteJSON writes rows for a program.
func WriteJSON(rows []Row) ([]byte, error) {
	out := struct {
		Templates []entry `json:"templates"`
		Snippets  []piece `json:"snippets"`
	}{[]entry{}, []piece{}}
	for _, r := range rows {
		if r.Snippet {
			out.Snippets = append(out.Snippets, piece{r.Name, r.Reading, r.Body})
			continue
		}
		e := entry{
			r.Name, r.Reading, r.Category, r.Owner, r.Subject, r.Body, r.Next, r.ReviewOn, r.ValidFrom, r.ValidTo,
			r.FollowDays, r.Approval, r.Steps, r.Records, r.Library, r.Texts,
		}
		if e.Steps == nil {
			e.Steps = []string{}
		}
		if e.Texts == nil {
			e.Texts = map[string]Text{}
		}
		out.Templates = append(out.Templates, e)
	}
	data, err := json.MarshalIndent(out, "", "  ")
	return append(data, '\n'), err
}

func readJSON(text []byte) ([]Row, error) {
	var in struct {
		Templates []json.RawMessage `json:"templates"`
		Snippets  []json.RawMessage `json:"snippets"`
	}
	if err := json.Unmarshal(text, &in); err != nil || len(in.Templates)+len(in.Snippets) == 0 {
		return nil, ErrFormat
	}
	rows := make([]Row, 0, len(in.Templates)+len(in.Snippets))
	for i, raw := range in.Templates {
		rows = append(rows, readEntry(i+1, raw))
	}
	for i, raw := range in.Snippets {
		r := readEntry(len(in.Templates)+i+1, raw)
		r.Snippet = true
		rows = append(rows, r)
	}
	return rows, nil
}

func readEntry(line int, raw json.RawMessage) Row {
	r := Row{Line: line, Has: Fields{}}
	var e entry
	var has map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(raw, &has), json.Unmarshal(raw, &e)); err != nil {
		var wrong *json.UnmarshalTypeError
		r.Bad = "この項目は読めません。"
		if errors.As(err, &wrong) && wrong.Field != "" {
			r.Bad = fmt.Sprintf("「%s」の値の種類が違います。", wrong.Field)
		}
		return r
	}
	for name := range has {
		r.Has[name] = true
	}
	r.Name, r.Reading, r.Category, r.Owner, r.Subject, r.Body, r.Next = e.Name, e.Reading, e.Category, e.Owner, e.Subject, e.Body, e.Next
	r.ReviewOn, r.ValidFrom, r.ValidTo, r.Records, r.Library = e.ReviewOn, e.ValidFrom, e.ValidTo, e.Records, e.Library
	r.FollowDays, r.Approval, r.Steps, r.Texts = e.FollowDays, e.Approval, e.Steps, e.Texts
	return r
}
