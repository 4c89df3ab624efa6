package rakutentest

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"madoguchi/connectors/jst"
)

var linkForm = regexp.MustCompile(`https?://[^\s、。」』）)]+`)

// linkHosts are the only ones a reply may point to.
func linkHosts() []string {
	return []string{
		"rakuten.co.jp", "rakuten.ne.jp", "rakuten.com", "rakuten-bank.co.jp", "trafficgate.net", "rakuten-card.co.jp",
		"payment.sej.co.jp", "faq.rakuten.net", "support.rakuten-card.jp",
	}
}

type replyRequest struct {
	Number      string          `json:"inquiryNumber"`
	Shop        json.RawMessage `json:"shopId"`
	Message     string          `json:"message"`
	Attachments json.RawMessage `json:"attachments"`
}

type named struct {
	Label string `json:"label"`
	Path  string `json:"path"`
}

func (s *Server) reply(_ *http.Request, body []byte) answer {
	var in replyRequest
	if json.Unmarshal(body, &in) != nil {
		return bad(nil)
	}
	a, number, text := s.deliver(in)
	s.mu.Lock()
	told := s.onReply
	s.mu.Unlock()
	if a.status == http.StatusCreated && told != nil {
		told(number, text)
	}
	return a
}

// deliver checks a reply and, when nothing is wrong, gives it to the customer.
func (s *Server) deliver(in replyRequest) (a answer, number, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	wrong := s.wrongReply(in)
	files, ok := s.named(in.Attachments, wrong)
	if len(wrong) > 0 || !ok {
		return bad(wrong), "", ""
	}
	t := s.thread(in.Number)
	if t == nil {
		return missing(), "", ""
	}
	if n := len(t.replies); n > 0 && t.replies[n-1].From == "merchant" && t.replies[n-1].Text == in.Message {
		return object(http.StatusConflict, map[string]any{"error": map[string]any{"code": "IE000", "message": "409 Conflict"}}), "", ""
	}
	p := post{Reply: Reply{From: "merchant", Text: in.Message, At: s.now()}}
	d := Delivered{Number: in.Number, Text: in.Message, At: p.At}
	shown := []any{}
	for _, f := range files {
		p.files = append(p.files, stored{f.Label, f.Path})
		p.Files = append(p.Files, s.files[f.Path])
		d.Files = append(d.Files, s.files[f.Path])
		shown = append(shown, map[string]any{"label": f.Label, "path": f.Path})
	}
	t.replies = append(t.replies, p)
	t.updated = p.At
	s.delivered = append(s.delivered, d)
	return object(http.StatusCreated, map[string]any{"result": map[string]any{
		"message": in.Message, "regDate": jst.In(p.At).Format(inquiryTime), "replyFrom": "merchant", "isRead": false,
		"attachments": shown,
	}}), in.Number, in.Message
}

func (s *Server) wrongReply(in replyRequest) map[string]string {
	wrong := map[string]string{}
	if !numberForm.MatchString(in.Number) {
		wrong["inquiryNumber"] = "size must be between 1 and 40"
	}
	if shop := strings.Trim(string(in.Shop), `"`); shop != s.shop {
		wrong["shopId"] = "must not be null"
	}
	if n := len(utf16.Encode([]rune(in.Message))); n < 1 || n > 2000 || strings.TrimSpace(in.Message) == "" {
		wrong["message"] = "size must be between 1 and 2000"
	}
	for line := range strings.Lines(in.Message) {
		if len(utf16.Encode([]rune(strings.TrimRight(line, "\r\n")))) > 300 {
			wrong["message"] = "a line must be within 300 characters"
		}
	}
	for _, link := range linkForm.FindAllString(in.Message, -1) {
		if !allowedLink(link) {
			wrong["message"] = "url is not allowed"
		}
	}
	return wrong
}

func allowedLink(link string) bool {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" {
		return false
	}
	for _, h := range linkHosts() {
		if host := strings.ToLower(u.Hostname()); host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// named reads the attachments of a reply: always a list, one file at most, and
// one that was uploaded.
func (s *Server) named(raw json.RawMessage, wrong map[string]string) ([]named, bool) {
	if len(raw) == 0 {
		return nil, true
	}
	var files []named
	if json.Unmarshal(raw, &files) != nil {
		return nil, false
	}
	if len(files) > 1 {
		wrong["attachments"] = "size must be between 0 and 1"
	}
	for _, f := range files {
		have, ok := s.files[f.Path]
		if !ok || !strings.EqualFold(path.Ext(have.Name), path.Ext(f.Label)) {
			wrong["attachments[0].path"] = "not found"
		}
		if n := utf8.RuneCountInString(f.Label); n < 1 || n > 100 {
			wrong["attachments[0].label"] = "size must be between 1 and 100"
		}
	}
	return files, true
}

const maxUpload = 5_000_000

func (s *Server) upload(r *http.Request, body []byte) answer {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return gateway(http.StatusUnsupportedMediaType, "GE0015", "Unsupported media type")
	}
	f, ok := lastFile(multipart.NewReader(bytes.NewReader(body), params["boundary"]))
	switch {
	case len(f.Data) > maxUpload:
		return gateway(http.StatusRequestEntityTooLarge, "GF0003", "Request entity too large")
	case !ok || len(f.Data) == 0:
		return bad(map[string]string{"file": "file is empty"})
	case utf8.RuneCountInString(f.Name) > 100:
		return bad(map[string]string{"file": "file name is too long"})
	case !slices.Contains([]string{".png", ".jpeg", ".jpg", ".gif", ".pdf"}, strings.ToLower(path.Ext(f.Name))):
		return bad(map[string]string{"file": "file type is not allowed"})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.store(f)
	return object(http.StatusCreated, map[string]any{"result": map[string]any{"label": at.label, "path": at.path}})
}

// lastFile returns the last part named "file": the mall keeps only that one.
func lastFile(m *multipart.Reader) (File, bool) {
	var f File
	found := false
	for {
		p, err := m.NextPart()
		if err != nil {
			return f, found && err == io.EOF
		}
		b, err := io.ReadAll(p)
		if err != nil {
			return f, false
		}
		if p.FormName() == "file" {
			f, found = File{p.FileName(), p.Header.Get("Content-Type"), b}, true
		}
	}
}

func (s *Server) download(r *http.Request, _ []byte) answer {
	q := r.URL.Query()
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[q.Get("path")]
	if !ok || strings.ContainsAny(q.Get("label"), "[]") || q.Get("label") != f.Name {
		return missing()
	}
	return answer{http.StatusOK, or(f.Type, "application/octet-stream"), f.Data}
}

// Marks.

func setRead(t *thread) bool       { return set(&t.Read, true) }
func setComplete(t *thread) bool   { return set(&t.Completed, true) }
func setIncomplete(t *thread) bool { return set(&t.Completed, false) }

// set reports whether the value was another one before.
func set(v *bool, want bool) bool {
	changed := *v != want
	*v = want
	return changed
}

func marking(mark func(*thread) bool) func(*Server, *http.Request, []byte) answer {
	return func(s *Server, _ *http.Request, body []byte) answer {
		var in struct {
			Numbers []string `json:"inquiryNumbers"`
		}
		if json.Unmarshal(body, &in) != nil || len(in.Numbers) == 0 || len(in.Numbers) > 20 {
			return bad(map[string]string{"inquiryNumbers": "size must be between 1 and 20"})
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		done, failed := []any{}, []any{}
		for _, n := range in.Numbers {
			if !numberForm.MatchString(n) {
				return bad(map[string]string{"inquiryNumbers[]": "size must be between 1 and 40"})
			}
			t := s.thread(n)
			switch {
			case t == nil:
				failed = append(failed, map[string]any{"inquiryNumber": n, "errorMessage": "not found."})
			case !mark(t):
				failed = append(failed, map[string]any{"inquiryNumber": n, "errorMessage": "already set value as specified"})
			default:
				t.updated = s.now()
				done = append(done, n)
			}
		}
		return object(http.StatusOK, map[string]any{"result": map[string]any{"ok": done, "error": failed}})
	}
}
