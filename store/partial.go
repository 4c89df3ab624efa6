package store

import "madoguchi/connectors"

// complete puts a whole mail in the place of its beginning. Who wrote it, when
// and in which thread stays: the header came first. A file keeps its id, so that
// a page that shows it needs nothing new.
func (in *intake) complete(a *arrivals, id int64, q connectors.Inquiry, m connectors.Message) error {
	a.changed = true
	err := in.must(`
		UPDATE messages SET partial = 0, kind = $1, subject = $2, body = $3, html = $4, warnings = $5, auth = $6, raw = $7, attached = $8
		WHERE id = $9`,
		m.Kind, m.Subject, m.Text, m.HTML, asJSON(m.Warnings), m.Auth, in.sha(m.Raw), m.Attached, id)
	if err != nil {
		return err
	}
	if err := in.saveCare(id, careOf(q.Deadline, m)); err != nil {
		return err
	}
	for i, f := range m.Attachments {
		_, err := in.exec(`
			UPDATE files SET name = $1, media_type = $2, size = $3, sha256 = $4, state = $5, ref = '', cid = $6, is_inline = $7
			WHERE message_id = $8 AND position = $9`,
			f.Name, f.Type, int64(len(f.Data)), in.sha(f.Data), FileStored, f.CID, bit(f.Inline), id, i)
		if err != nil {
			return err
		}
	}
	// What only seemed to be a file where the beginning broke off.
	if _, err := in.exec(`DELETE FROM files WHERE message_id = $1 AND position >= $2`, id, len(m.Attachments)); err != nil {
		return err
	}
	return in.saveFiles(a, id, m.Attachments)
}
