package rakutentest

import (
	"encoding/json"
	"net/http"
	"unicode/utf16"
)

const updateMemo = "UPDATE_ORDERMEMO"

// updateOrderMemo replaces the whole memo of an order, as the mall does. Fields
// that are not sent stay; the others that it could change are not known here.
func (s *Server) updateOrderMemo(_ *http.Request, body []byte) answer {
	var in struct {
		Number *string `json:"orderNumber"`
		Memo   *string `json:"memo"`
	}
	refuse := func(status int, number, words string) answer {
		m := message("ERROR", updateMemo, number, words)
		if in.Number != nil {
			m["orderNumber"] = *in.Number
		}
		return object(status, map[string]any{"MessageModelList": []any{m}})
	}
	if json.Unmarshal(body, &in) != nil {
		return refuse(http.StatusBadRequest, "011", "リクエストの形式が正しくありません。")
	}
	if in.Number == nil {
		return refuse(http.StatusBadRequest, "009", "orderNumberを指定してください。")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	o, ok := s.orders[*in.Number]
	switch {
	case !ok: // an error inside a 200
		return refuse(http.StatusOK, "010", "該当する注文がありません。")
	case in.Memo != nil && len(utf16.Encode([]rune(*in.Memo))) > 1000:
		return refuse(http.StatusBadRequest, "011", "memoは1000文字以内で指定してください。")
	case in.Memo != nil:
		o.Memo = *in.Memo
	}
	s.orders[*in.Number] = o
	return object(http.StatusOK, map[string]any{"MessageModelList": []any{message("INFO", updateMemo, "101", "更新しました。")}})
}
