package store

import (
	"slices"

	"madoguchi/connectors"
)

// hear adds a new message to those of its inquiry that are in memory, where that gives
// what messagesOf would read.
func (in *intake) hear(inquiry, id int64, q connectors.Inquiry, m connectors.Message, outbox int64) error {
	s := in.held(inquiry)
	before, known := in.threads[inquiry]
	delete(in.threads, inquiry)
	if s == nil || outbox != 0 || m.Returned != nil || s.now.account != in.account {
		return nil
	}
	one := in.alone(id, q, m)
	if s.bare && len(q.Messages) == 1 {
		in.holdThread(inquiry, []heard{one})
		return nil
	}
	if !known {
		return nil
	}
	all := slices.Clone(before)
	at := slices.IndexFunc(all, func(o heard) bool { return o.at >= one.at })
	if at < 0 {
		at = len(all)
	}
	if at < len(all) && all[at].at == one.at {
		return nil // the database says which stands first
	}
	if err := in.answerEachOther(all, &one, m.Refs); err != nil {
		return err
	}
	in.holdThread(inquiry, slices.Insert(all, at, one))
	return nil
}

// answerEachOther notes which message names which. A mail may come before the one it
// answers.
func (in *intake) answerEachOther(all []heard, one *heard, refs []string) error {
	one.answer = slices.ContainsFunc(all, func(o heard) bool {
		return o.account == one.account && o.mail != "" && slices.Contains(refs, o.mail)
	})
	if len(in.ahead.perhaps((*ahead).isNamed, []string{one.mail})) == 0 {
		return nil
	}
	naming, err := in.naming(one.mail)
	for i := range all {
		o := &all[i]
		o.answer = o.answer || o.account == one.account && slices.Contains(naming, o.id)
	}
	return err
}

// naming are the messages that name a mail.
func (in *intake) naming(mail string) (ids []int64, err error) {
	if here := in.ahead.naming(mail); len(here) > 0 {
		for _, m := range here {
			ids = append(ids, m.message)
		}
		return ids, nil
	}
	return collect(in.ctx, in.asking(refRows, map[int]any{1: mail}), scanID, `SELECT message_id FROM refs WHERE account_id = $1 AND ref = $2`, in.account, mail)
}

// alone is a new message as messagesOf would read it if nothing else were there that it
// could answer.
func (in *intake) alone(id int64, q connectors.Inquiry, m connectors.Message) heard {
	care := careOf(q.Deadline, m)
	h := heard{
		account: in.account, mail: m.MailID, remote: m.RemoteID, subject: m.Subject, body: m.Text, shown: m.Text, auth: m.Auth, address: m.Address,
		cues: care.cues, files: len(m.Attachments) > 0, enclosed: slices.ContainsFunc(m.Attachments, func(f connectors.Attachment) bool { return !f.Inline }),
	}
	h.id, h.at, h.deadline, h.direction, h.kind, h.deleted = id, in.when(m), care.deadline, string(m.Direction), m.Kind, m.Deleted
	h.aside = h.isAside()
	return h
}
