package yahootest

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

func (t *Topic) qaType() string {
	if t.Order != "" {
		return "order"
	}
	return "item"
}

// waits: the last word is the customer's.
func (t *Topic) waits() bool {
	n := len(t.Posts)
	return !t.Completed && n > 0 && t.Posts[n-1].By != "seller"
}

func (s *Shop) open() int {
	n := 0
	for _, t := range s.topics {
		if t.waits() {
			n++
		}
	}
	return n
}

func (t *Topic) firstPoster() string {
	if len(t.Posts) > 0 && t.Posts[0].By == "seller" {
		return "seller"
	}
	return "user"
}

func condition(t *Topic) int {
	n, _ := strconv.Atoi(t.Condition)
	return n
}

// conditionName is the label the list gives a completion.
func conditionName(t *Topic) any {
	if !t.Completed {
		return nil
	}
	return emptyNil(map[string]string{"1": "通常完了", "2": "電話完了", "3": "メール対応", "4": "同一質問", "5": "回答不要"}[t.Condition])
}

func emptyNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (s *Shop) talkDetail(r *http.Request, _ []byte, f Fault) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.topic(r.URL.Query().Get("topicId"))
	if t == nil || r.URL.Query().Get("sellerId") != s.opt.Seller {
		return no(http.StatusBadRequest, "topicId is invalid")
	}
	posts := []object{}
	for i, p := range t.Posts {
		posts = append(posts, object{
			"messageId": i + 1, "postUserType": p.By, "bid": emptyNil(p.Staff), "postdate": stamp(p.At),
			"body": p.Text, "fileList": fileRows(p.Files),
		})
	}
	if f.Kind == Repeated {
		slices.Reverse(posts)
		posts = append(posts, posts...)
	}
	var done any
	if t.Completed {
		done = t.Condition
	}
	return s.say(object{
		"topic": object{
			"accessUserType": "seller", "isUserUnRead": t.userRead < len(t.Posts), "isSellerUnRead": t.sellerRead < len(t.Posts),
			"isPrivate": !t.Public, "isComplete": t.Completed, "completeConditionId": done, "isMail": false,
			"userMaskedIdx": "mis*****", "itemcode": emptyNil(t.Item), "orderid": emptyNil(t.Order), "categoryid": t.Category,
			"categoryName": t.CategoryAs, "title": t.Title, "isAucChild": false, "qaType": t.qaType(),
		},
		"messages": posts,
	})
}

func stamp(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

func fileRows(files []File) []object {
	list := []object{}
	for _, f := range files {
		list = append(list, object{
			"fileName": f.Name, "objectKey": f.key, "fileExt": ext(f.Name),
			"thumbnailUrl": "https://img.example.invalid/thumb/" + f.key, "fileSize": len(f.Data),
		})
	}
	return list
}

func (s *Shop) talkAdd(r *http.Request, body []byte, _ Fault) answer {
	var in struct {
		SellerID string                                         `json:"sellerId"`
		Body     string                                         `json:"body"`
		Files    []struct{ FileName, FilePath, FileExt string } `json:"fileList"`
	}
	if json.Unmarshal(body, &in) != nil || in.SellerID != s.opt.Seller {
		return no(http.StatusBadRequest, "sellerId is invalid")
	}
	if n := utf8.RuneCountInString(in.Body); n == 0 || n > 2000 {
		return no(http.StatusBadRequest, "body is invalid")
	}
	s.mu.Lock()
	t := s.topic(r.URL.Query().Get("topicId"))
	if t == nil {
		s.mu.Unlock()
		return no(http.StatusBadRequest, "topicId is invalid")
	}
	p := Post{By: "seller", Text: in.Body, At: s.opt.Now(), Staff: "hinata-staff01"}
	var names []string
	for _, f := range in.Files {
		u, ok := s.uploads[f.FilePath]
		if !ok || u.posted || u.topic != t.ID {
			s.mu.Unlock()
			return no(http.StatusBadRequest, "fileList is invalid")
		}
		u.posted = true
		s.uploads[f.FilePath] = u
		p.Files = append(p.Files, File{Name: f.FileName, Data: u.data, key: f.FilePath})
		names = append(names, f.FileName)
	}
	t.Posts = append(t.Posts, p)
	t.sellerRead = len(t.Posts)
	id := len(t.Posts)
	s.delivered = append(s.delivered, Delivery{TopicID: t.ID, Text: in.Body, Files: names, ID: id})
	topicID := t.ID
	s.mu.Unlock()
	if s.opt.OnReply != nil {
		s.opt.OnReply(topicID, in.Body)
	}
	return s.say(object{"topicid": topicID, "messageid": id, "postdate": stamp(p.At)})
}

func (s *Shop) talkRead(r *http.Request, body []byte, _ Fault) answer {
	return s.change(r, body, func(t *Topic, _ string) answer {
		t.sellerRead = len(t.Posts)
		return s.say(object{"status": "ok"})
	})
}

func (s *Shop) talkPrivate(r *http.Request, body []byte, _ Fault) answer {
	return s.change(r, body, func(t *Topic, _ string) answer {
		t.Public = false
		return s.say(object{"status": "ok"})
	})
}

// talkComplete needs a reply through the API's own post, unless the shop says
// that it answered in another way (conditions 2 to 5).
func (s *Shop) talkComplete(r *http.Request, body []byte, _ Fault) answer {
	return s.change(r, body, func(t *Topic, condition string) answer {
		answered := slices.ContainsFunc(t.Posts, func(p Post) bool { return p.By == "seller" })
		switch condition = cmp.Or(condition, "1"); {
		case !slices.Contains([]string{"1", "2", "3", "4", "5"}, condition):
			return no(http.StatusBadRequest, "completeConditionId is invalid")
		case condition == "1" && !answered:
			return no(http.StatusBadRequest, "no reply yet")
		}
		t.Completed, t.Condition = true, condition
		return s.say(object{"status": "ok"})
	})
}

func (s *Shop) change(r *http.Request, body []byte, do func(t *Topic, condition string) answer) answer {
	var in struct {
		SellerID  string `json:"sellerId"`
		Condition any    `json:"completeConditionId"`
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.topic(r.URL.Query().Get("topicId"))
	if json.Unmarshal(body, &in) != nil || in.SellerID != s.opt.Seller || t == nil {
		return no(http.StatusBadRequest, "topicId is invalid")
	}
	c := ""
	switch x := in.Condition.(type) {
	case string:
		c = x
	case float64:
		c = strconv.Itoa(int(x))
	}
	return do(t, c)
}
