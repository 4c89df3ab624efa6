package rakuten

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"madoguchi/connectors"
)

// maxDownload is the largest file taken from a customer.
const maxDownload = 20 << 20

// uploaded names a file the mall holds for a reply.
type uploaded struct {
	Label string `json:"label"`
	Path  string `json:"path"`
}

// upload gives a file to the mall. No customer sees it before a reply names
// it, so it may be repeated.
func (s *shop) upload(ctx context.Context, f connectors.File) (uploaded, error) {
	name := safeName(f.Name)
	if err := checkFile(name, f); err != nil {
		return uploaded{}, err
	}
	body, kind, err := form(name, f.Data)
	if err != nil {
		return uploaded{}, err
	}
	a, err := s.client.do(ctx, call{
		function: fnUpload, method: http.MethodPost, path: inquiryBase + "/attachment", body: body, kind: kind,
	})
	if err != nil {
		return uploaded{}, err
	}
	var v struct {
		Result model[struct {
			attachment
			Problem text `json:"errorMessage"`
		}] `json:"result"`
	}
	if err := decode(a.Body, &v); err != nil {
		return uploaded{}, err
	}
	got := v.Result.value
	if got.Problem != "" || got.Path == "" {
		return uploaded{}, &connectors.Error{
			Reason: connectors.Temporary, Code: "upload_failed",
			Text: "添付ファイルを楽天に預けられませんでした。返信は送信していません。しばらくして自動でもう一度試します。",
		}
	}
	if got.Label == "" {
		got.Label = text(name)
	}
	return uploaded{Label: got.Label.String(), Path: got.Path.String()}, nil
}

func checkFile(name string, f connectors.File) error {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case !slices.Contains(rules().FileTypes, ext):
		return notSent("file_type", "添付「"+f.Name+"」は楽天で送れない形式です。送信していません。PDF か画像（PNG・JPEG・GIF）にしてください。")
	case len(f.Data) == 0:
		return notSent("file_empty", "添付「"+f.Name+"」が空です。送信していません。ファイルを選び直してください。")
	case len(f.Data) > maxFile:
		return notSent("file_too_large", "添付「"+f.Name+"」が大きすぎます。送信していません。楽天で送れるのは 5 MB までです。")
	}
	return nil
}

func form(name string, data []byte) ([]byte, string, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	h := textproto.MIMEHeader{}
	h.Set("Content-Disposition", fmt.Sprintf(`form-data; name="file"; filename="%s"`, name))
	h.Set("Content-Type", typeOf(name))
	part, err := w.CreatePart(h)
	if err == nil {
		_, err = part.Write(data)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, "", notSent("file_unreadable", "添付ファイルを送れる形にできませんでした。送信していません。")
	}
	return b.Bytes(), w.FormDataContentType(), nil
}

// safeName takes out what the mall cannot give back (a file with brackets in
// its name is never found again) and what breaks a header, and keeps the
// ending when it shortens.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '[':
			return '('
		case r == ']':
			return ')'
		case r < ' ' || r == 0x7f || strings.ContainsRune(`"\/:*?<>|`, r):
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	ext := path.Ext(name)
	stem := []rune(strings.TrimSuffix(name, ext))
	if len(stem) == 0 {
		stem = []rune("file")
	}
	if room := max(maxFileName-utf8.RuneCountInString(ext), 1); len(stem) > room {
		stem = stem[:room]
	}
	return string(stem) + ext
}

func fileCall(ref fileRef) call {
	return call{
		function: fnDownload, method: http.MethodGet, path: inquiryBase + "/attachment",
		query: url.Values{"path": {ref.Path}, "label": {ref.Label}},
	}
}

// File fetches a customer's file. The mall keeps it 90 days.
func (s *shop) File(ctx context.Context, a connectors.Attachment) ([]byte, error) {
	ref, ok := readRef(a.Ref)
	if !ok {
		return nil, notSent("file_reference", "この添付ファイルの場所を読み取れません。R-Messe の画面で開いてください。")
	}
	got, err := s.client.do(ctx, fileCall(ref))
	if got.Status == http.StatusNotFound {
		return nil, &connectors.Error{
			Reason: connectors.Rejected, Code: "file_expired", Err: err,
			Text: "この添付ファイルは保存期限切れです。楽天での保存は 90 日までです。必要なときは、お客様にもう一度送ってもらってください。",
		}
	}
	size, _ := strconv.ParseInt(got.Header.Get("Content-Length"), 10, 64)
	if got.Status == http.StatusOK && max(size, int64(len(got.Body))) > maxDownload {
		return nil, notSent("file_too_large", "この添付ファイルは大きすぎるため（20 MB 超）、取り込みませんでした。R-Messe の画面で開いてください。")
	}
	if err != nil {
		return nil, err
	}
	return got.Body, nil
}
