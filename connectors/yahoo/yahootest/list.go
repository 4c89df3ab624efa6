package yahootest

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// row is a topic with what the list computes from it.
type row struct {
	t          *Topic
	user, shop int64 // last post of each side, UNIX seconds, 0 for none
}

func (s *Shop) talkList(r *http.Request, _ []byte, f Fault) answer {
	q := r.URL.Query()
	if q.Get("sellerId") == "" {
		return no(http.StatusBadRequest, "sellerId is required")
	}
	start, size := number(q, "start", 1), number(q, "result", 20)
	if start < 1 || size < 1 || size > 20 {
		return no(http.StatusBadRequest, "start or result is invalid")
	}
	filter := cmp.Or(q.Get("requestFilter"), "all")
	if !slices.Contains([]string{"all", "unanswered", "answered", "completed"}, filter) {
		return no(http.StatusBadRequest, "requestFilter is invalid")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := s.selected(q, filter)
	from := min(start-1, len(rows))
	if f.Kind == Moved {
		from = min(from+cmp.Or(f.Rows, 2), len(rows))
	}
	page := rows[from:min(from+size, len(rows))]
	heads := []object{}
	for _, x := range page {
		heads = append(heads, x.headline())
	}
	count := len(rows)
	switch f.Kind {
	case LessRows:
		heads = heads[:max(len(heads)-1, 0)]
	case Totals:
		count = max(count+cmp.Or(f.Rows, 7), 0)
	case Repeated:
		slices.Reverse(heads)
		heads = append(heads, heads...)
	case Echo:
		filter = "completed"
	}
	return s.say(object{
		"summary": object{
			"filter": strings.ToUpper(filter), "unansweredCount": s.open(),
			"topic": object{"start": start, "end": from + len(page), "count": count},
		},
		"headlines": heads,
	})
}

func number(q url.Values, key string, def int) int {
	if q.Get(key) == "" {
		return def
	}
	n, err := strconv.Atoi(q.Get(key))
	if err != nil {
		return -1
	}
	return n
}

// selected applies the filters and the order of the list.
func (s *Shop) selected(q url.Values, filter string) []row {
	var rows []row
	for _, t := range s.topics {
		x := newRow(t)
		if x.matches(q, filter) {
			rows = append(rows, x)
		}
	}
	key := func(x row) int64 { return x.user }
	if q.Get("sort") == "sellerPostTime" {
		key = func(x row) int64 { return x.shop }
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		if q.Get("sortOrder") == "asc" {
			return cmp.Compare(key(a), key(b))
		}
		return cmp.Compare(key(b), key(a))
	})
	return rows
}

func newRow(t *Topic) row {
	x := row{t: t}
	for _, p := range t.Posts {
		if p.By == "seller" {
			x.shop = max(x.shop, p.At.Unix())
		} else {
			x.user = max(x.user, p.At.Unix())
		}
	}
	return x
}

func (x row) matches(q url.Values, filter string) bool {
	state := "answered"
	if x.t.Completed {
		state = "completed"
	} else if x.t.waits() {
		state = "unanswered"
	}
	if filter != "all" && filter != state {
		return false
	}
	if v := q.Get("serviceType"); v != "" && v != x.t.Service {
		return false
	}
	if v := q.Get("qaType"); v != "" && v != x.t.qaType() {
		return false
	}
	if v := q.Get("isPrivate"); v != "" && v != strconv.FormatBool(!x.t.Public) {
		return false
	}
	at := x.user
	switch q.Get("dateType") {
	case "":
		return true
	case "sellerPostTime":
		at = x.shop
	}
	from, to := number(q, "startDate", 0), number(q, "endDate", 1<<40)
	return at != 0 && at >= int64(from) && at <= int64(to)
}

func (x row) headline() object {
	t := x.t
	body := ""
	for _, p := range t.Posts {
		if p.By != "seller" {
			body = p.Text
		}
	}
	return object{
		"topicId": t.ID, "userIdx": "u" + t.ID[:min(7, len(t.ID))], "userMaskedId": "mis*****",
		"isUnread": t.sellerRead < len(t.Posts), "isUserUnRead": t.userRead < len(t.Posts),
		"isNoAnswer": t.waits(), "isCompleted": t.Completed,
		"completeConditionId": condition(t), "completeConditionShortName": conditionName(t),
		"userPostTime": zeroNil(x.user), "sellerPostTime": zeroNil(x.shop), "qaType": t.qaType(), "isPrivate": !t.Public,
		"category": t.Category, "title": t.Title, "body": body, "messageCount": len(t.Posts),
		"itemCode": emptyNil(t.Item), "orderId": emptyNil(t.Order), "firstPoster": t.firstPoster(), "serviceType": t.Service,
		"memo": emptyNil(t.Memo),
	}
}

func zeroNil(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}
