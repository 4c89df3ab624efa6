package yahootest

import (
	"fmt"
)

// AddTopic seeds an inquiry and returns its id.
func (s *Shop) AddTopic(t Topic) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t.ID == "" {
		t.ID = word() + word()
	}
	if t.Service == "" {
		t.Service = "shp"
	}
	posts := t.Posts
	t.Posts = nil
	for _, p := range posts {
		s.add(&t, p)
	}
	s.topics = append(s.topics, &t)
	return t.ID
}

// CustomerReplies lets the customer write in a topic; an unknown id is ignored.
func (s *Shop) CustomerReplies(topicID, text string, files ...File) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.topic(topicID); t != nil {
		s.add(t, Post{By: "user", Text: text, Files: files})
	}
}

// StoreReplies posts what somebody wrote in ストアクリエイターPro.
func (s *Shop) StoreReplies(topicID, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.topic(topicID); t != nil {
		s.add(t, Post{By: "seller", Text: text, Staff: "hinata-staff02"})
	}
}

// Complete completes a topic from elsewhere.
func (s *Shop) Complete(topicID, condition string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.topic(topicID); t != nil {
		t.Completed, t.Condition = true, condition
	}
}

// add stores a post; the caller holds the lock.
func (s *Shop) add(t *Topic, p Post) int {
	if p.At.IsZero() {
		p.At = s.opt.Now()
	}
	if p.By == "" {
		p.By = "user"
	}
	for i := range p.Files {
		s.serial++
		p.Files[i].key = fmt.Sprintf("%s/%s_%s.%s", word(), p.At.UTC().Format("20060102150405"), "USER", ext(p.Files[i].Name))
		s.uploads[p.Files[i].key] = upload{topic: t.ID, data: p.Files[i].Data, posted: true}
	}
	t.Posts = append(t.Posts, p)
	if p.By == "user" {
		t.userRead = len(t.Posts)
	} else {
		t.sellerRead = len(t.Posts)
	}
	return len(t.Posts)
}

func (s *Shop) topic(id string) *Topic {
	for _, t := range s.topics {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Topics returns copies of all topics.
func (s *Shop) Topics() []Topic {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Topic
	for _, t := range s.topics {
		list = append(list, *t)
	}
	return list
}

// Delivered lists the replies posted through the API, oldest first.
func (s *Shop) Delivered() []Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Delivery(nil), s.delivered...)
}

// Calls lists the requests since the start, the token endpoint included.
func (s *Shop) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Call(nil), s.calls...)
}

// Count returns how often a path was called, e.g. externalTalkList.
func (s *Shop) Count(path string) int {
	n := 0
	for _, c := range s.Calls() {
		if lastPart(c.Path) == path {
			n++
		}
	}
	return n
}

// Uploads returns how many files lie on the server without a post.
func (s *Shop) Uploads() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, u := range s.uploads {
		if !u.posted {
			n++
		}
	}
	return n
}
