package mailbox

import (
	"context"
	"strings"
)

const senderReplaced = "返信は送られましたが、メールサービスが差出人をサインインのアドレスに書き換えました。お客様には別のアドレスから届いています。Gmail では「送信元アドレス」に店舗のアドレスを追加してください。"

// replacedSender reads back the copy a provider has saved, where the sender is not
// the address that signs in: some put the latter in its place. It returns a note
// when that happened; a copy that is not there yet says nothing.
func (b *box) replacedSender(ctx context.Context, way server, id, from string) (note string) {
	if strings.EqualFold(way.username, from) || !strings.Contains(way.username, "@") {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, b.net.limits.copy)
	defer cancel()
	raw, err := b.sentMail(ctx, id)
	if err != nil {
		b.env.Log.Info("sent copy not read", "err", err)
	}
	if len(raw) == 0 {
		return ""
	}
	if m := parse(raw); m != nil && len(m.From) > 0 && strings.EqualFold(m.From[0].Address, way.username) {
		return senderReplaced
	}
	return ""
}

// sentMail is the saved copy of a mail, nil when there is none yet.
func (b *box) sentMail(ctx context.Context, id string) ([]byte, error) {
	s, err := b.signIn(ctx)
	if err != nil {
		return nil, err
	}
	defer s.logout()
	folder, err := s.sentFolder()
	if err != nil || folder == "" {
		return nil, err
	}
	if _, err := s.examine(folder); err != nil {
		return nil, err
	}
	uids, err := s.byMailID(id)
	if err != nil || len(uids) == 0 {
		return nil, err
	}
	var raw []byte
	err = s.bodies(uids[:1], func(l letter) { raw = l.raw })
	return raw, err
}
