package rakuten

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"madoguchi/connectors"
)

// Mark notes on the mall's side that inquiries were read, are complete, or are
// not. There is no way to mark one unread.
func (s *shop) Mark(ctx context.Context, all []connectors.Marking) []error {
	errs := make([]error, len(all))
	for i, m := range all {
		errs[i] = s.mark(ctx, m.Inquiry, m.Mark)
	}
	return errs
}

func (s *shop) mark(ctx context.Context, remoteID string, m connectors.Mark) error {
	if !numberForm.MatchString(remoteID) {
		return wrongNumber()
	}
	k := call{function: fnComplete, method: http.MethodPatch}
	switch m {
	case connectors.MarkRead:
		k.function, k.path = fnRead, inquiryBase+"/inquiries/read"
	case connectors.MarkComplete:
		k.path = inquiryBase + "/inquiries/complete"
	case connectors.MarkIncomplete:
		k.path = inquiryBase + "/inquiries/incomplete"
	default:
		return &connectors.Error{Reason: connectors.Rejected, Code: "unknown_mark", Text: "楽天にはこの印がありません。"}
	}
	var err error
	if k.body, err = json.Marshal(map[string][]string{"inquiryNumbers": {remoteID}}); err != nil {
		return err
	}
	a, err := s.client.do(ctx, k)
	if err != nil {
		return err
	}
	return marked(a.Body, remoteID)
}

// marked reads an answer that is a success even when it lists our number as an
// error.
func marked(body []byte, number string) error {
	var v struct {
		Result model[struct {
			Errors list[struct {
				Number  text `json:"inquiryNumber"`
				Message text `json:"errorMessage"`
			}] `json:"error"`
		}] `json:"result"`
	}
	if err := decode(body, &v); err != nil {
		return err
	}
	for _, e := range v.Result.value.Errors {
		switch {
		case e.Number.String() != number, strings.HasPrefix(e.Message.String(), "already set"):
			continue
		case strings.HasPrefix(e.Message.String(), "not found"):
			return &connectors.Error{Reason: connectors.Rejected, Code: "not_found", Text: "楽天にこの問い合わせが見つかりません。R-Messe の画面で確かめてください。"}
		}
		return &connectors.Error{
			Reason: connectors.Rejected, Code: "mark_refused",
			Text: "楽天が印を付けられませんでした（" + e.Message.String() + "）。R-Messe の画面で付けてください。",
		}
	}
	return nil
}
