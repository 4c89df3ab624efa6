package yahoo

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
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
			return p, nil
		}
	}
	return p, nil
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
	answer, err := a.client.do(ctx, call{method: http.MethodGet, path: "/V1/externalTalkList", query: v})
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

func (a *account) detail(ctx context.Context, topicID string) (detailAnswer, error) {
	if !topicWord.MatchString(topicID) {
		return detailAnswer{}, &connectors.Error{
			Reason: connectors.Rejected, Code: "topic_id", Text: "問い合わせの番号が Yahoo!ショッピングのものではありません。",
		}
	}
	answer, err := a.client.do(ctx, call{
		method: http.MethodGet, path: "/V1/externalTalkDetail",
		query: url.Values{"sellerId": {a.seller}, "topicId": {topicID}},
	})
	if err != nil {
		return detailAnswer{}, err
	}
	return readDetail(answer.Body)
}

// Thread reads one inquiry as it stands now. Reading marks nothing.
func (a *account) Thread(ctx context.Context, remoteID string) (connectors.Inquiry, error) {
	d, err := a.detail(ctx, remoteID)
	if err != nil {
		return connectors.Inquiry{}, err
	}
	return inquiry(a.seller, remoteID, headline{}, d), nil
}
