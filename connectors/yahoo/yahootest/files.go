package yahootest

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/http"
	"path"
	"strings"
)

// upload is a file on the server; posted ones can no longer be deleted.
type upload struct {
	topic  string
	data   []byte
	posted bool
}

func ext(name string) string { return strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".") }

var mediaTypes = map[string]string{"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "pdf": "application/pdf"}

// fileAdd takes pictures and open PDFs, for private topics of the shop only.
func (s *Shop) fileAdd(r *http.Request, body []byte, _ Fault) answer {
	r.Body = io.NopCloser(bytes.NewReader(body))
	part, head, err := r.FormFile("file")
	if err != nil {
		return no(http.StatusBadRequest, "file is required")
	}
	data, err := io.ReadAll(part)
	if err != nil || mediaTypes[ext(head.Filename)] == "" || bytes.Contains(data, []byte("/Encrypt")) {
		return no(http.StatusBadRequest, "file is invalid")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.topic(r.URL.Query().Get("topicId"))
	if t == nil || t.Public || t.Service != "shp" {
		return no(http.StatusBadRequest, "this topic takes no file")
	}
	key := word() + "/" + s.opt.Now().UTC().Format("20060102150405") + "_SELLER." + ext(head.Filename)
	s.uploads[key] = upload{topic: t.ID, data: data}
	return s.say(object{"objectKey": key})
}

func (s *Shop) fileDownload(r *http.Request, _ []byte, _ Fault) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := r.URL.Query().Get("key")
	u, ok := s.uploads[key]
	if !ok {
		return answer{http.StatusNotFound, "application/xml", []byte(xml.Header + "<Error><Message>Not Found</Message><Code></Code></Error>")}
	}
	return answer{http.StatusOK, mediaTypes[ext(key)], u.data}
}

func (s *Shop) fileDelete(r *http.Request, _ []byte, _ Fault) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := r.URL.Query().Get("key")
	u, ok := s.uploads[key]
	if !ok {
		return no(http.StatusNotFound, "key is invalid")
	}
	if u.posted {
		return s.say(object{"status": "ng"})
	}
	delete(s.uploads, key)
	return s.say(object{"status": "ok"})
}
