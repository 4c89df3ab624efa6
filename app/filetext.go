package app

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	"madoguchi/connectors/mailbox/mime"
	"madoguchi/store"
)

// mostText is how much of a text file is shown.
const mostText = 512 << 10

// FileText reads an attachment as a text, in the charset it seems to be in.
func (d *Desk) FileText(ctx context.Context, in MailPart) (FileText, error) {
	f, data, err := d.PartBytes(ctx, in)
	if err != nil {
		return FileText{}, err
	}
	if !textFile(f) {
		return FileText{}, refuse("no_text", "この添付は文字のファイルではありません。保存して、ほかのプログラムで開いてください。")
	}
	out := FileText{Cut: len(data) > mostText}
	if out.Cut {
		data = data[:mostText]
	}
	out.Text, out.Charset = mime.DecodeText(data, "", false)
	out.Text = strings.ReplaceAll(out.Text, "\r\n", "\n")
	return out, nil
}

// textFile tells whether a file is shown as letters. A web page, too: its letters
// are shown, nothing in it runs.
func textFile(f File) bool {
	if strings.HasPrefix(f.Type, "text/") || f.Type == "application/json" || f.Type == "application/xml" {
		return true
	}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".txt", ".csv", ".tsv", ".log", ".md", ".json", ".xml", ".ini", ".ics", ".vcf":
		return true
	}
	return false
}

// MessageFiles writes all attachments of a message as one zip, except those that
// deserve a thought first.
func (d *Desk) MessageFiles(ctx context.Context, id int64, w io.Writer) error {
	if err := d.mayBytes(ctx, id); err != nil {
		return err
	}
	m, err := d.store.MessageByID(ctx, id)
	if err != nil {
		return err
	}
	e := &evidence{desk: d, ctx: ctx, names: map[string]bool{}, at: moment(m.SentAt), zip: zip.NewWriter(w), progress: func(Evidence) {}}
	for _, f := range m.Files {
		if f.State != store.FileStored || f.Inline || len(fileOf(f, m.Cues).Danger) > 0 {
			continue
		}
		if err := e.blob(f.SHA256, strings.TrimPrefix(e.free("", f.Name), "/"), ""); err != nil {
			return err
		}
	}
	if len(e.list.Missing) > 0 {
		if _, err := e.add("含められなかった添付.txt", "", strings.NewReader(e.list.text())); err != nil {
			return err
		}
	}
	return e.zip.Close()
}

// MessageFilesName is what all attachments of a message are saved as.
func MessageFilesName(id int64) string { return fmt.Sprintf("添付-%d.zip", id) }
