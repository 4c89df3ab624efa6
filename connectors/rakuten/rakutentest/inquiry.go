package rakutentest

import (
	"crypto/md5"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"time"

	"madoguchi/connectors/jst"
)

// Inquiry is a conversation as a test or the demo seeds it. Only Text is
// needed; the rest has usual values.
type Inquiry struct {
	Number     string // made up when empty
	Type       string // 商品問い合わせ when empty, 受注問い合わせ when there is an order
	Category   string
	Customer   string
	Mail       string // masked address
	Text       string
	At         time.Time // when it was opened, the server's now when zero
	ItemURL    string
	ItemName   string
	ItemNumber string
	Order      string
	GiftUser   string // 注文者, 受取人 or empty
	Completed  bool
	Read       bool
	Deleted    bool
	Files      []File
	Replies    []Reply
}

// Reply is a later post of a seeded conversation.
type Reply struct {
	From    string // "user" or "merchant"
	Text    string
	At      time.Time
	Files   []File
	Deleted bool
}

// thread is an inquiry as the mall keeps it.
type thread struct {
	Inquiry
	updated time.Time
	files   []stored
	replies []post
}

type post struct {
	Reply
	read  bool
	files []stored
}

type stored struct{ label, path string }

// Add opens a conversation and returns its number.
func (s *Server) Add(q Inquiry) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.serial++
	if q.At.IsZero() {
		q.At = s.now()
	}
	if q.Number == "" {
		q.Number = fmt.Sprintf("%s-%s-%07dt", s.shop, jst.In(q.At).Format("20060102"), s.serial)
	}
	if q.Type == "" {
		q.Type = "商品問い合わせ"
		if q.Order != "" {
			q.Type = "受注問い合わせ"
		}
	}
	t := &thread{Inquiry: q, updated: q.At, files: s.storeAll(q.Files)}
	for _, r := range q.Replies {
		s.post(t, r)
	}
	s.threads = append(s.threads, t)
	return q.Number
}

// CustomerReplies adds a customer's post to a conversation.
func (s *Server) CustomerReplies(number, text string, files ...File) {
	s.replies(number, Reply{From: "user", Text: text, Files: files})
}

// ShopReplies adds a post that somebody wrote in R-Messe itself.
func (s *Server) ShopReplies(number, text string, files ...File) {
	s.replies(number, Reply{From: "merchant", Text: text, Files: files})
}

func (s *Server) replies(number string, r Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.thread(number); t != nil {
		s.post(t, r)
	}
}

// Thread returns a conversation as it stands now.
func (s *Server) Thread(number string) (Inquiry, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.thread(number)
	if t == nil {
		return Inquiry{}, false
	}
	return t.show(), true
}

func (t *thread) show() Inquiry {
	q := t.Inquiry
	q.Replies = nil
	for _, p := range t.replies {
		q.Replies = append(q.Replies, p.Reply)
	}
	return q
}

func (s *Server) thread(number string) *thread {
	for _, t := range s.threads {
		if t.Number == number {
			return t
		}
	}
	return nil
}

func (s *Server) post(t *thread, r Reply) {
	if r.At.IsZero() {
		r.At = s.now()
	}
	t.replies = append(t.replies, post{Reply: r, files: s.storeAll(r.Files)})
	t.updated = r.At
	if r.From == "user" {
		t.Completed, t.Read = false, false
	}
}

func (s *Server) storeAll(files []File) []stored {
	var out []stored
	for _, f := range files {
		out = append(out, s.store(f))
	}
	return out
}

func (s *Server) store(f File) stored {
	s.serial++
	at := jst.In(s.now())
	sum := md5.Sum(fmt.Append(nil, f.Name, s.serial))
	p := fmt.Sprintf("%s/%s/%s_%x", at.Format("2006/01/02"), s.shop, at.Format("150405"), sum)
	s.files[p] = f
	return stored{f.Name, p}
}

// ForgetFiles lets every stored file pass its 90 days.
func (s *Server) ForgetFiles() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.files)
}

func (t *thread) json(shop string) map[string]any {
	replies := []any{}
	for i, p := range t.replies {
		replies = append(replies, map[string]any{
			"id": i, "message": unless(p.Deleted, p.Text), "regDate": jst.In(p.At).Format(inquiryTime), "replyFrom": p.From,
			"isRead": p.read, "isMessageDeleted": p.Deleted, "attachments": attachments(p.files, p.Deleted),
		})
	}
	id, _ := strconv.Atoi(shop)
	v := map[string]any{
		"inquiryNumber": t.Number, "shopId": id, "userName": t.Customer,
		"message": unless(t.Deleted, t.Text), "regDate": jst.In(t.At).Format(inquiryTime),
		"itemUrl": null(t.ItemURL), "itemName": null(t.ItemName), "itemNumber": null(t.ItemNumber),
		"isCompleted": t.Completed, "completedDate": nil, "orderNumber": null(t.Order), "readByMerchant": t.Read,
		"attachments": attachments(t.files, t.Deleted), "replies": replies, "category": t.Category, "type": t.Type,
		"isMessageDeleted": t.Deleted, "lastUpdateDate": jst.In(t.updated).Format(inquiryTime),
		"socialGiftUserType": null(t.GiftUser),
	}
	if t.Completed {
		v["completedDate"] = jst.In(t.updated).Format(inquiryTime)
	}
	if t.Mail != "" {
		v["userMaskEmail"] = t.Mail
	}
	return v
}

func attachments(files []stored, deleted bool) []any {
	out := []any{}
	for _, f := range files {
		if !deleted {
			out = append(out, map[string]any{"label": f.label, "path": f.path})
		}
	}
	return out
}

func unless(deleted bool, s string) string {
	if deleted {
		return ""
	}
	return s
}

func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

var datePattern = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$`)

// window reads fromDate and toDate as strictly as the mall.
func window(q url.Values) (from, to time.Time, wrong map[string]string) {
	wrong = map[string]string{}
	read := func(name string) time.Time {
		v := q.Get(name)
		t, err := time.ParseInLocation(plainTime, v, jst.Zone())
		if v == "" {
			wrong[name] = "must not be null"
		} else if err != nil || !datePattern.MatchString(v) {
			wrong[name] = `must match "^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"`
		}
		return t
	}
	from, to = read("fromDate"), read("toDate")
	if len(wrong) == 0 && (to.Before(from) || to.Sub(from) >= 31*24*time.Hour) {
		why := "date time range should be within 31 days."
		wrong["fromDate"], wrong["toDate"] = why, why
	}
	return from, to, wrong
}

// opened returns the conversations of a window, newest first.
func (s *Server) opened(from, to time.Time, unanswered bool) []*thread {
	var found []*thread
	for _, t := range s.threads {
		at := t.At.Truncate(time.Second)
		answered := slices.ContainsFunc(t.replies, func(p post) bool { return p.From == "merchant" })
		if !at.Before(from) && !at.After(to) && (!unanswered || !answered) {
			found = append(found, t)
		}
	}
	slices.SortStableFunc(found, func(a, b *thread) int { return b.At.Compare(a.At) })
	return found
}

func (s *Server) count(r *http.Request, _ []byte) answer {
	q := r.URL.Query()
	from, to, wrong := window(q)
	if len(wrong) > 0 {
		return bad(wrong)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.opened(from, to, q.Get("noMerchantReply") == "true"))
	return object(http.StatusOK, map[string]any{"result": map[string]any{"count": n}})
}

func (s *Server) list(r *http.Request, _ []byte) answer {
	q := r.URL.Query()
	from, to, wrong := window(q)
	limit, page := between(q, "limit", 10, 100, wrong), between(q, "page", 1, 10000, wrong)
	if len(wrong) > 0 {
		return bad(wrong)
	}
	if limit*page > 10000 {
		return bad(nil)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	found := s.opened(from, to, q.Get("noMerchantReply") == "true")
	rows := []any{}
	first, shift := limit*(page-1), 0
	if by, ok := r.Context().Value(moved{}).(int); ok && page > 1 {
		shift = by
	}
	for i := max(first-shift, 0); i < min(first-shift+limit, len(found)); i++ {
		rows = append(rows, found[i].json(s.shop))
	}
	return object(http.StatusOK, map[string]any{
		"totalCount": len(found), "totalPageCount": (len(found) + limit - 1) / limit, "page": page, "list": rows,
	})
}

func between(q url.Values, name string, def, most int, wrong map[string]string) int {
	v := q.Get(name)
	if v == "" {
		return def
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > most {
		wrong[name] = fmt.Sprintf("must be between 1 and %d", most)
	}
	return n
}

func (s *Server) one(r *http.Request, _ []byte) answer {
	number := path.Base(r.URL.Path)
	if !numberForm.MatchString(number) {
		return bad(map[string]string{"inquiryNumber": "size must be between 1 and 40"})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.thread(number)
	if t == nil {
		return missing()
	}
	return object(http.StatusOK, map[string]any{"result": t.json(s.shop)})
}

var numberForm = regexp.MustCompile(`^[0-9A-Za-z-]{1,40}$`)
