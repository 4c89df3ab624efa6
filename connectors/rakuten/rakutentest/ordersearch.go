package rakutentest

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"
)

const searchOrder, getOrder = "SEARCH_ORDER", "GET_ORDER"

const versionRefused = "versionを指定してください。"

// message is an entry of MessageModelList; the words are never what a caller
// should look at.
func message(kind, operation, number, words string) map[string]any {
	return map[string]any{
		"messageType": kind, "messageCode": "ORDER_EXT_API_" + operation + "_" + kind + "_" + number, "message": words,
	}
}

var orderPattern = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+0900$`)

type searchRequest struct {
	DateType *int    `json:"dateType"`
	Start    *string `json:"startDatetime"`
	End      *string `json:"endDatetime"`
	Progress []int   `json:"orderProgressList"`
	Paging   *struct {
		Amount *int `json:"requestRecordsAmount"`
		Page   *int `json:"requestPage"`
	} `json:"PaginationRequestModel"`
}

func (s *Server) searchOrder(_ *http.Request, body []byte) answer {
	var in searchRequest
	if json.Unmarshal(body, &in) != nil {
		return refuseSearch(message("ERROR", searchOrder, "011", "リクエストの形式が正しくありません。"))
	}
	from, to, wrong := s.period(in)
	if len(wrong) > 0 {
		return refuseSearch(wrong...)
	}
	amount, page := 30, 1
	if p := in.Paging; p != nil {
		if p.Amount == nil || *p.Amount < 1 || *p.Amount > 1000 {
			return refuseSearch(message("ERROR", searchOrder, "009", "requestRecordsAmountを指定してください。"))
		}
		amount = *p.Amount
		if p.Page != nil {
			page = max(*p.Page, 1)
		}
	}
	s.mu.Lock()
	numbers := s.ordered(*in.DateType, from, to, in.Progress)
	s.mu.Unlock()
	if len(numbers) == 0 {
		return object(http.StatusOK, map[string]any{
			"orderNumberList": []any{}, "MessageModelList": []any{message("INFO", searchOrder, "102", "該当する注文はありません。")},
			"PaginationResponseModel": map[string]any{"totalRecordsAmount": nil, "totalPages": nil, "requestPage": nil},
		})
	}
	first, last := min((page-1)*amount, len(numbers), 15000), min(page*amount, len(numbers), 15000)
	return object(http.StatusOK, map[string]any{
		"orderNumberList": numbers[first:last], "MessageModelList": []any{message("INFO", searchOrder, "101", "検索しました。")},
		"PaginationResponseModel": map[string]any{
			"totalRecordsAmount": len(numbers), "totalPages": (len(numbers) + amount - 1) / amount, "requestPage": page,
		},
	})
}

func (s *Server) period(in searchRequest) (from, to time.Time, wrong []any) {
	read := func(name string, v *string) time.Time {
		if v == nil {
			wrong = append(wrong, message("ERROR", searchOrder, "009", name+"を指定してください。"))
			return time.Time{}
		}
		t, err := time.Parse(orderTime, *v)
		if err != nil || !orderPattern.MatchString(*v) {
			wrong = append(wrong, message("ERROR", searchOrder, "011", name+"の形式が正しくありません。"))
		}
		return t
	}
	if in.DateType == nil || *in.DateType < 1 || *in.DateType > 6 {
		wrong = append(wrong, message("ERROR", searchOrder, "009", "dateTypeを指定してください。"))
	}
	from, to = read("startDatetime", in.Start), read("endDatetime", in.End)
	const day = 24 * time.Hour
	if len(wrong) == 0 && (to.Before(from) || to.Sub(from) > 63*day || from.Before(s.now().Add(-730*day))) {
		wrong = append(wrong, message("ERROR", searchOrder, "011", "期間の指定が正しくありません。"))
	}
	return from, to, wrong
}

func refuseSearch(wrong ...any) answer {
	return object(http.StatusBadRequest, map[string]any{
		"orderNumberList": nil, "MessageModelList": wrong, "PaginationResponseModel": nil,
	})
}

// ordered returns the numbers of a period, newest order first. Only the days
// that a seeded order has can be searched by.
func (s *Server) ordered(dateType int, from, to time.Time, progress []int) []string {
	var found []Order
	for _, o := range s.orders {
		at := map[int]time.Time{1: o.At, 5: o.ShippedAt, 6: o.PaidAt}[dateType].Truncate(time.Second)
		if !at.Before(from) && !at.After(to) && (len(progress) == 0 || slices.Contains(progress, o.progress())) {
			found = append(found, o)
		}
	}
	slices.SortFunc(found, func(a, b Order) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(a.Number, b.Number)
	})
	numbers := make([]string, len(found))
	for i, o := range found {
		numbers[i] = o.Number
	}
	return numbers
}

func (s *Server) getOrder(_ *http.Request, body []byte) answer {
	var in struct {
		Numbers []string `json:"orderNumberList"`
		Version *int     `json:"version"`
	}
	refuse := func(number, words string) answer {
		return object(http.StatusBadRequest, map[string]any{
			"MessageModelList": []any{message("ERROR", getOrder, number, words)}, "OrderModelList": nil,
		})
	}
	if json.Unmarshal(body, &in) != nil {
		return refuse("011", "リクエストの形式が正しくありません。")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case in.Version == nil || *in.Version < 3 || *in.Version > s.maxVersion:
		return refuse("009", versionRefused)
	case len(in.Numbers) == 0 || len(in.Numbers) > 100:
		return refuse("010", "orderNumberListの件数が正しくありません。")
	}
	orders := []any{}
	messages := []any{message("INFO", getOrder, "101", "取得しました。")}
	for _, n := range in.Numbers {
		if o, ok := s.orders[n]; ok {
			orders = append(orders, o.json())
			continue
		}
		m := message("WARNING", getOrder, "101", "該当する注文がありません。")
		m["orderNumber"] = n
		messages = append(messages, m)
	}
	return object(http.StatusOK, map[string]any{
		"version": *in.Version, "MessageModelList": messages, "OrderModelList": orders,
	})
}
