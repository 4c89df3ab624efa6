package host

import (
	"bytes"
	"encoding/json"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"madoguchi/app"
	"madoguchi/app/apptest"

	"github.com/zalando/go-keyring"
)

// lookOnly are methods that read a body and then go to the store and nowhere else:
// no server is called, no file is opened and nobody's account is changed.
var lookOnly = []string{
	"Inbox", "Thread", "Compose", "Check", "SaveDraft", "Send", "CheckStart", "SaveStartDraft", "SendStart", "Outbox", "TakeBack", "Resolve",
	"Orders", "OrderByID", "OrderInquiries", "NoteOrder", "OrderFilePreview", "SaveOrderMap", "Customers", "CustomerByID", "MergeCustomers",
	"Templates", "SaveTemplate", "DeleteTemplate", "SaveAlertChoice", "SaveShop", "SignInState", "SignInPaste",
	"Settlement", "SettlementPreview", "ImportSettlement", "JudgeSettlement", "RecordSettlement", "ForgetSettlement",
}

// FuzzCall: whatever a page sends, it gets its answer or a refusal in words, never
// a fault of ours.
func FuzzCall(f *testing.F) {
	for _, body := range []string{
		`{}`, `null`, `{"id":1}`, `{"id":-9223372036854775808}`, `{"limit":1e9,"state":"new","sort":"due","text":"\u0000 AND \" * NEAR("}`,
		`{"id":1,"text":"{{注文番号}} \ud800","version":3,"files":[{}]}`, `{"name":"` + strings.Repeat("あ", 500) + `","body":"{{"}`, `[`, ``, `{"id":"1"}`,
	} {
		for n := range lookOnly {
			f.Add(byte(n), body)
		}
	}
	keyring.MockInit()
	desk, err := app.Open(f.Context(), app.Config{Profile: apptest.Profile(f), Kinds: nil})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = desk.Close() })
	h := New(desk, page, nil, desk.Log())
	for _, name := range lookOnly {
		if h.calls[name] == nil {
			f.Fatalf("there is no method %s", name)
		}
	}
	f.Fuzz(func(t *testing.T, n byte, body string) {
		name := lookOnly[int(n)%len(lookOnly)]
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/"+name, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		var answer map[string]json.RawMessage
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code >= 500 {
			t.Fatalf("%s %s: %d %s", name, body, w.Code, w.Body)
		}
		if _, refused := answer["error"]; refused == (w.Code == http.StatusOK) {
			t.Errorf("%s %s: %d %s", name, body, w.Code, slices.Sorted(maps.Keys(answer)))
		}
	})
}

// FuzzOnePart: a form is one file and its name, or an error.
func FuzzOnePart(f *testing.F) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", "受注.csv")
	if err != nil {
		f.Fatal(err)
	}
	if _, err := part.Write([]byte("a,b\n1,2\n")); err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), w.FormDataContentType())
	f.Add([]byte("--x\r\nContent-Disposition: form-data; filename=\"../../a\"\r\n\r\n"), "multipart/form-data; boundary=x")
	f.Add([]byte("--x--"), "multipart/form-data; boundary="+url.QueryEscape(strings.Repeat("y", 80)))
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/order-file", bytes.NewReader(body))
		r.Header.Set("Content-Type", kind)
		name, data, err := onePart(r)
		if err == nil && (len(data) > len(body) || strings.ContainsAny(name, "/")) {
			t.Errorf("%q of %d bytes in %d", name, len(data), len(body))
		}
	})
}
