package yahoo

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"mime/multipart"
	"net/http"
	"net/url"
	"time"

	"madoguchi/connectors"
)

// upload stores the files of a reply; nothing reaches the customer before the
// post names them. It returns what it stored also with an error.
func (a *account) upload(ctx context.Context, r connectors.Reply) ([]addFile, error) {
	var done []addFile
	for _, f := range r.Files {
		body, kind, err := form(f)
		if err != nil {
			return done, &connectors.Error{Reason: connectors.Rejected, Code: "file", Err: errors.New("file cannot be encoded")}
		}
		answer, err := a.client.do(ctx, call{
			method: http.MethodPost, path: "/V1/externalTalkFileAdd",
			query: url.Values{"topicId": {r.Thread}, "sellerId": {a.seller}}, body: body, kind: kind, urgent: sending,
		})
		if err != nil {
			return done, uploadFailed(err)
		}
		var got struct {
			Key loose `json:"objectKey"`
		}
		if json.Unmarshal(answer.Body, &got) != nil || got.Key.String() == "" {
			return done, badAnswer("objectKey")
		}
		done = append(done, addFile{Name: f.Name, Path: got.Key.String(), Ext: kindOf(f.Data)})
	}
	return done, nil
}

func uploadFailed(err error) error {
	e := *connectors.As(err)
	if e.Reason == connectors.Rejected {
		e.Text = "添付ファイルを Yahoo!ショッピングが受け付けませんでした。添付できるのは、非公開のショッピングの問い合わせだけです。添付を外すか、問い合わせを非公開にしてください。返信は送られていません。"
	}
	return &e
}

func form(f connectors.File) (body []byte, kind string, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", f.Name)
	if err != nil {
		return nil, "", err
	}
	if _, err := part.Write(f.Data); err != nil {
		return nil, "", err
	}
	err = w.Close()
	return b.Bytes(), w.FormDataContentType(), err
}

// unload deletes uploaded files after a certain refusal. It is a courtesy: a
// failure leaves an unposted file behind, which nobody sees. A person who has
// cancelled does not wait for it.
func (a *account) unload(ctx context.Context, files []addFile) {
	if len(files) == 0 || ctx.Err() != nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for _, f := range files {
		_, _ = a.client.do(ctx, call{
			method: http.MethodDelete, path: "/V1/externalTalkFileDelete",
			query: url.Values{"key": {f.Path}, "sellerId": {a.seller}}, urgent: sending,
		})
	}
}

// File fetches an attachment and passes on only what a customer can have sent.
func (a *account) File(ctx context.Context, f connectors.Attachment) ([]byte, error) {
	answer, err := a.client.do(ctx, call{
		method: http.MethodGet, path: "/V1/externalTalkFileDownload",
		query: url.Values{"key": {f.Ref}, "sellerId": {a.seller}}, urgent: looking,
	})
	if e := connectors.As(err); err != nil && e.Reason == connectors.Rejected {
		return nil, &connectors.Error{
			Reason: connectors.Rejected, Code: "file_gone", Err: e.Err,
			Text: "この添付ファイルは Yahoo!ショッピングにもうありません。必要なときは、お客様に送り直しをお願いしてください。",
		}
	}
	if err != nil {
		return nil, err
	}
	if len(answer.Body) > maxFile || kindOf(answer.Body) == "" {
		return nil, &connectors.Error{
			Reason: connectors.Rejected, Code: "file_type",
			Text: "添付ファイルが大きすぎるか、画像でも PDF でもないため、受け取りませんでした。ストアクリエイターProで確かめてください。",
		}
	}
	return answer.Body, nil
}
