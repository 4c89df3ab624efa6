package yahoo

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"madoguchi/connectors"
)

const pageSize = 20 // the most the list gives

// question is what a list is asked for.
type question struct {
	filter  string // requestFilter
	service string // shp or auc
	sort    string // userPostTime or sellerPostTime
	window  string // dateType, empty without a window
	from    int64  // UNIX seconds
	to      int64
	urgent  urgency
	trial   bool
}

// page is one answer of the list with what makes sense in it.
type page struct {
	rows  []headline
	count int64 // their total; it is compared, never trusted
	short bool  // fewer rows than the total promised, also when asked again
}

// readPage reads one page. Fewer rows than promised are asked for again, and the
// rows of all tries count: a row may be missing from any of them.
func (a *account) readPage(ctx context.Context, q question, start int64) (page, error) {
	var p page
	have := map[string]bool{}
	for range 3 {
		one, err := a.listOnce(ctx, q, start)
		if err != nil {
			return page{}, err
		}
		for _, h := range one.rows {
			if id := h.TopicID.String(); !have[id] {
				have[id] = true
				p.rows = append(p.rows, h)
			}
		}
		p.count = one.count
		want := min(max(p.count-(start-1), 0), pageSize)
		if p.short = int64(len(p.rows)) < want; !p.short {
			break
		}
	}
	// In the order that was asked for, whatever order they came in: the last row
	// is what the next page is fitted to.
	slices.SortStableFunc(p.rows, func(x, y headline) int { return cmp.Compare(q.key(y), q.key(x)) })
	return p, nil
}

// key is the time the list is ordered by.
func (q question) key(h headline) int64 {
	if q.sort == "sellerPostTime" {
		return h.SellerPosted.Int()
	}
	return h.UserPosted.Int()
}

func (a *account) listOnce(ctx context.Context, q question, start int64) (page, error) {
	v := url.Values{
		"sellerId": {a.seller}, "start": {strconv.FormatInt(start, 10)}, "result": {strconv.Itoa(pageSize)},
		"requestFilter": {q.filter}, "serviceType": {q.service}, "sort": {q.sort}, "sortOrder": {"desc"},
	}
	if q.window != "" {
		v.Set("dateType", q.window)
		v.Set("startDate", strconv.FormatInt(q.from, 10))
		v.Set("endDate", strconv.FormatInt(q.to, 10))
	}
	answer, err := a.client.do(ctx, call{method: http.MethodGet, path: "/V1/externalTalkList", query: v, urgent: q.urgent, trial: q.trial})
	if err != nil {
		return page{}, err
	}
	return readList(answer.Body, q.filter)
}

// readList decodes a page. A page for another filter than the one asked for is
// no answer to the question.
func readList(body []byte, filter string) (page, error) {
	var l listAnswer
	if err := json.Unmarshal(body, &l); err != nil || l.Headlines == nil && l.Summary.Topic.Count == "" {
		return page{}, badAnswer("headlines")
	}
	if echo := l.Summary.Filter.String(); echo != "" && !strings.EqualFold(echo, filter) {
		return page{}, badAnswer("the filter that was asked for")
	}
	p := page{count: l.Summary.Topic.Count.Int()}
	for _, row := range l.Headlines {
		if h, ok := readHeadline(row); ok {
			p.rows = append(p.rows, h)
		}
	}
	return p, nil
}

var topicWord = regexp.MustCompile(`^[A-Za-z0-9_-]{1,128}$`)

func badTopic() error {
	return &connectors.Error{
		Reason: connectors.Rejected, Code: "topic_id", Text: "問い合わせの番号が Yahoo!ショッピングのものではありません。",
	}
}

func (a *account) detail(ctx context.Context, topicID string, u urgency) (detailAnswer, error) {
	if !topicWord.MatchString(topicID) {
		return detailAnswer{}, badTopic()
	}
	answer, err := a.client.do(ctx, call{
		method: http.MethodGet, path: "/V1/externalTalkDetail",
		query: url.Values{"sellerId": {a.seller}, "topicId": {topicID}}, urgent: u,
	})
	if err != nil {
		return detailAnswer{}, err
	}
	return readDetail(answer.Body)
}

// inquiry is the pure one, and remembers what Check must know later.
func (a *account) inquiry(topicID string, h headline, d detailAnswer) connectors.Inquiry {
	if isAuction(h, d) {
		a.auctions.add(topicID)
	}
	return inquiry(a.seller, topicID, h, d)
}

// Thread reads one inquiry as it stands now. Reading marks nothing.
func (a *account) Thread(ctx context.Context, remoteID string) (connectors.Inquiry, error) {
	d, err := a.detail(ctx, remoteID, looking)
	if err != nil {
		return connectors.Inquiry{}, err
	}
	return a.inquiry(remoteID, headline{}, d), nil
}
