package rakuten

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"madoguchi/connectors"
)

// marksACall is documented for "read" and assumed for the others.
const marksACall = 20

// Mark notes on the mall's side that inquiries were read, are complete, or are
// not. There is no way to mark one unread. Each mark goes out in calls of twenty.
func (s *shop) Mark(ctx context.Context, all []connectors.Marking) []error {
	errs := make([]error, len(all))
	places := map[connectors.Mark][]int{} // into all, in order
	var marks []connectors.Mark
	for i, m := range all {
		if errs[i] = canMark(m); errs[i] != nil {
			continue
		}
		if places[m.Mark] == nil {
			marks = append(marks, m.Mark)
		}
		places[m.Mark] = append(places[m.Mark], i)
	}
	for _, m := range marks {
		said := s.markAll(ctx, m, numbersAt(all, places[m]))
		for _, i := range places[m] {
			errs[i] = said[all[i].Inquiry]
		}
	}
	return errs
}

func canMark(m connectors.Marking) error {
	switch m.Mark {
	case connectors.MarkRead, connectors.MarkComplete, connectors.MarkIncomplete:
	default:
		return &connectors.Error{Reason: connectors.Rejected, Code: "unknown_mark", Text: "楽天にはこの印がありません。"}
	}
	if !numberForm.MatchString(m.Inquiry) {
		return wrongNumber()
	}
	return nil
}

func numbersAt(all []connectors.Marking, places []int) []string {
	var numbers []string
	for _, i := range places {
		if n := all[i].Inquiry; !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// markAll returns what became of each number. A refused call is repeated with
// one number each, in case the mall takes fewer or one of them spoils the rest;
// what no repeat can help fails all that wait behind it, without another call.
func (s *shop) markAll(ctx context.Context, m connectors.Mark, numbers []string) map[string]error {
	said := map[string]error{}
	var stop error
	for part := range slices.Chunk(numbers, marksACall) {
		got, err := s.markSome(ctx, m, part, stop)
		if len(part) > 1 && connectors.ReasonOf(err) == connectors.Rejected {
			for _, n := range part {
				got, err = s.markSome(ctx, m, []string{n}, stop)
				said[n] = either(err, got[n])
				stop = firstLasting(stop, err)
			}
			continue
		}
		for _, n := range part {
			said[n] = either(err, got[n])
		}
		stop = firstLasting(stop, err)
	}
	return said
}

// firstLasting keeps the first failure that the next call would meet as well.
func firstLasting(stop, err error) error {
	if stop != nil || err == nil || connectors.ReasonOf(err) == connectors.Rejected {
		return stop
	}
	return err
}

// markSome makes one call, unless an earlier one has shown that it is no use.
func (s *shop) markSome(ctx context.Context, m connectors.Mark, numbers []string, stop error) (map[string]error, error) {
	if stop != nil {
		return nil, stop
	}
	k := call{function: fnComplete, method: http.MethodPatch, path: inquiryBase + "/inquiries/" + string(m)}
	if m == connectors.MarkRead {
		k.function = fnRead
	}
	var err error
	if k.body, err = json.Marshal(map[string][]string{"inquiryNumbers": numbers}); err != nil {
		return nil, err
	}
	a, err := s.client.do(ctx, k)
	if err != nil {
		return nil, err
	}
	return marked(a.Body, numbers)
}

// marked reads an answer, which is a success even when it lists numbers of ours
// as errors. One that it does not name at all has to be asked for again, unless
// the answer names none: then the status is the answer.
func marked(body []byte, numbers []string) (map[string]error, error) {
	var v struct {
		Result model[struct {
			OK     list[text] `json:"ok"`
			Errors list[struct {
				Number  text `json:"inquiryNumber"`
				Message text `json:"errorMessage"`
			}] `json:"error"`
		}] `json:"result"`
	}
	if err := decode(body, &v); err != nil {
		return nil, err
	}
	r, said := v.Result.value, map[string]error{}
	for _, e := range r.Errors {
		said[e.Number.String()] = markError(e.Message.String())
	}
	if len(r.OK)+len(r.Errors) == 0 {
		return said, nil
	}
	for _, n := range numbers {
		if _, named := said[n]; !named && !slices.Contains(r.OK, text(n)) {
			said[n] = &connectors.Error{Reason: connectors.Temporary, Code: "mark_unanswered"}
		}
	}
	return said, nil
}

func markError(words string) error {
	switch {
	case strings.HasPrefix(words, "already set"):
		return nil
	case strings.HasPrefix(words, "not found"):
		return &connectors.Error{Reason: connectors.Rejected, Code: "not_found", Text: "楽天にこの問い合わせが見つかりません。R-Messe の画面で確かめてください。"}
	}
	return &connectors.Error{
		Reason: connectors.Rejected, Code: "mark_refused",
		Text: "楽天が印を付けられませんでした（" + words + "）。R-Messe の画面で付けてください。",
	}
}
