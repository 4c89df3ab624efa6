-- What the books hold is kept as it was, whatever a program asks: also by REPLACE, which passes the triggers of
-- DELETE on SQLite, by the hidden number of a row, and by TRUNCATE on PostgreSQL. An entry that stands keeps the answer that promised it.

-- How a paper was given (渡した記録): the answer that carried it, written by the transaction that makes it sent, or
-- what a person says. way: 'reply', or a word of the person's. day: in Japan, at: the moment, 0 where only the day is known.
-- outbox_id, message_id: the answer; remote: the number under which the other side knows it. undoes_id: the
-- record that this one takes back. note: why, or what else there is to say.
CREATE TABLE document_sendings (
  id {id},
  document_id BIGINT NOT NULL REFERENCES documents (id),
  way TEXT NOT NULL,
  day TEXT NOT NULL,
  at BIGINT NOT NULL DEFAULT 0,
  outbox_id BIGINT NOT NULL DEFAULT 0,
  message_id BIGINT NOT NULL DEFAULT 0,
  remote TEXT NOT NULL DEFAULT '',
  undoes_id BIGINT NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX document_sendings_document ON document_sendings (document_id, id);
CREATE UNIQUE INDEX document_sendings_once ON document_sendings (outbox_id, document_id) WHERE outbox_id > 0;
CREATE UNIQUE INDEX document_sendings_undone ON document_sendings (undoes_id) WHERE undoes_id > 0;

-- Nothing takes the place of a row that is there.
CREATE TRIGGER entries_take_no_place BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM entries WHERE event_id = NEW.event_id AND event_id <> '') OR EXISTS (SELECT 1 FROM entries WHERE month = NEW.month AND number = NEW.number AND number > 0) OR EXISTS (SELECT 1 FROM entries WHERE outbox_id = NEW.outbox_id AND promise = NEW.promise AND promise > 0)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER entry_lines_take_no_place BEFORE INSERT ON entry_lines
WHEN EXISTS (SELECT 1 FROM entry_lines WHERE rowid = NEW.rowid) OR EXISTS (SELECT 1 FROM entry_lines WHERE entry_id = NEW.entry_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER exports_take_no_place BEFORE INSERT ON exports
WHEN EXISTS (SELECT 1 FROM exports WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM exports WHERE batch = NEW.batch)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER export_entries_take_no_place BEFORE INSERT ON export_entries
WHEN EXISTS (SELECT 1 FROM export_entries WHERE rowid = NEW.rowid) OR EXISTS (SELECT 1 FROM export_entries WHERE export_id = NEW.export_id AND entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER documents_take_no_place BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM documents WHERE doc_id = NEW.doc_id) OR EXISTS (SELECT 1 FROM documents WHERE month = NEW.month AND number = NEW.number) OR EXISTS (SELECT 1 FROM documents WHERE supersedes_id = NEW.supersedes_id AND supersedes_id > 0)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER document_rates_take_no_place BEFORE INSERT ON document_rates
WHEN EXISTS (SELECT 1 FROM document_rates WHERE rowid = NEW.rowid) OR EXISTS (SELECT 1 FROM document_rates WHERE document_id = NEW.document_id AND rate = NEW.rate)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER document_bytes_take_no_place BEFORE INSERT ON document_bytes
WHEN EXISTS (SELECT 1 FROM document_bytes WHERE rowid = NEW.rowid) OR EXISTS (SELECT 1 FROM document_bytes WHERE document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER document_voids_take_no_place BEFORE INSERT ON document_voids
WHEN EXISTS (SELECT 1 FROM document_voids WHERE rowid = NEW.rowid) OR EXISTS (SELECT 1 FROM document_voids WHERE document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER document_sendings_take_no_place BEFORE INSERT ON document_sendings
WHEN EXISTS (SELECT 1 FROM document_sendings WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM document_sendings WHERE outbox_id = NEW.outbox_id AND document_id = NEW.document_id AND outbox_id > 0) OR EXISTS (SELECT 1 FROM document_sendings WHERE undoes_id = NEW.undoes_id AND undoes_id > 0)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER settlement_files_take_no_place BEFORE INSERT ON settlement_files
WHEN EXISTS (SELECT 1 FROM settlement_files WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM settlement_files WHERE channel = NEW.channel AND sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER settlement_rows_take_no_place BEFORE INSERT ON settlement_rows
WHEN EXISTS (SELECT 1 FROM settlement_rows WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER audit_take_no_place BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER entries_move_nobody BEFORE UPDATE ON entries
WHEN OLD.status = 'draft' AND (EXISTS (SELECT 1 FROM entries WHERE event_id = NEW.event_id AND event_id <> '' AND id <> OLD.id) OR EXISTS (SELECT 1 FROM entries WHERE month = NEW.month AND number = NEW.number AND number > 0 AND id <> OLD.id) OR EXISTS (SELECT 1 FROM entries WHERE outbox_id = NEW.outbox_id AND promise = NEW.promise AND promise > 0 AND id <> OLD.id))
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;

-- A number of a row is given once. What an entry stands for goes one way: confirmed, exported, reversed.
CREATE TRIGGER entries_keep_their_id BEFORE UPDATE ON entries WHEN NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER documents_keep_their_id BEFORE UPDATE ON documents WHEN NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER entries_keep_their_answer BEFORE UPDATE OF message_id, outbox_id, promise ON entries WHEN OLD.status <> 'draft' BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER entries_go_forward BEFORE UPDATE OF status ON entries
WHEN (OLD.status = 'confirmed' AND NEW.status NOT IN ('confirmed', 'exported', 'reversed')) OR (OLD.status = 'exported' AND NEW.status NOT IN ('exported', 'reversed')) OR (OLD.status = 'reversed' AND NEW.status <> 'reversed') BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;

-- An export holds what it held when it was written.
CREATE TRIGGER export_entries_come_with_it BEFORE INSERT ON export_entries
WHEN (SELECT COUNT(*) FROM export_entries WHERE export_id = NEW.export_id) >= (SELECT n_entries FROM exports WHERE id = NEW.export_id)
BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER export_entries_stay BEFORE UPDATE ON export_entries BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER export_entries_are_kept BEFORE DELETE ON export_entries BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER document_sendings_stay BEFORE UPDATE ON document_sendings BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER document_sendings_are_kept BEFORE DELETE ON document_sendings BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER audit_stay BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER audit_are_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;

-- A settlement that was taken by mistake is forgotten as a whole, never changed.
CREATE TRIGGER settlement_files_stay BEFORE UPDATE ON settlement_files BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
CREATE TRIGGER settlement_rows_stay BEFORE UPDATE ON settlement_rows BEGIN SELECT RAISE(ABORT, 'what the books hold is kept as it was'); END;
