package app

import (
	"cmp"
	"context"
	"encoding/base64"
	"strconv"
	"strings"

	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/mailbox/scam"
	"madoguchi/store"
)

// mailsInMails is how far a person can go into mails that carry mails.
const mailsInMails = 5

// AttachedMail reads a mail that is attached to a message, or a mail inside that.
func (d *Desk) AttachedMail(ctx context.Context, in MailPart) (MailView, error) {
	f, raw, err := d.PartBytes(ctx, in)
	if err != nil {
		return MailView{}, err
	}
	if !f.Mail {
		return MailView{}, refuse("no_mail", "この添付はメールとして開けません。保存して確かめてください。")
	}
	v := viewOf(mime.Parse(raw))
	for i := range v.Files {
		v.Files[i].ID, v.Files[i].Part = in.ID, strings.TrimPrefix(in.Part+"."+v.Files[i].Part, ".")
	}
	return v, nil
}

// PartBytes returns an attachment of a message, or one inside an attached mail.
func (d *Desk) PartBytes(ctx context.Context, in MailPart) (File, []byte, error) {
	f, raw, err := d.FileBytes(ctx, in.ID)
	if err != nil || in.Part == "" {
		return f, raw, err
	}
	way := strings.Split(in.Part, ".")
	if len(way) > mailsInMails {
		return File{}, nil, store.ErrNotFound
	}
	for _, step := range way {
		n, err := strconv.Atoi(step)
		if err != nil || !f.Mail {
			return File{}, nil, store.ErrNotFound
		}
		files := mime.Parse(raw).Attachments
		if n < 0 || n >= len(files) {
			return File{}, nil, store.ErrNotFound
		}
		f, raw = inside(files[n], step), files[n].Data
	}
	f.ID, f.Part = in.ID, in.Part
	return f, raw, nil
}

// inside is a file of a mail that is read now; it has no row of its own.
func inside(a mime.Attachment, part string) File {
	name := a.Name
	if isMail(a.Type) {
		name = cmp.Or(name, "添付されたメール.eml")
	}
	return File{
		Name: plainName(name), Type: a.Type, Size: int64(a.Size), State: store.FileStored, Image: pictureType(a.Type),
		Inline: a.Inline, Mail: isMail(a.Type), Part: part, Danger: scam.Danger(a.Name, scam.Locked(a.Data)),
	}
}

func isMail(t string) bool { return t == "message/rfc822" || t == "message/global" }

// ownPicture is an inline picture of a mail that is read now, as a data: address.
func ownPicture(files []mime.Attachment, cid string) string {
	for _, f := range files {
		if f.CID != "" && f.CID == cid && pictureType(f.Type) && len(f.Data) <= maxPicture {
			return "data:" + f.Type + ";base64," + base64.StdEncoding.EncodeToString(f.Data)
		}
	}
	return ""
}
