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

CREATE FUNCTION books_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'what the books hold is kept as it was'; END
$$;
CREATE TRIGGER entries_are_never_emptied BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER entry_lines_are_never_emptied BEFORE TRUNCATE ON entry_lines FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER exports_are_never_emptied BEFORE TRUNCATE ON exports FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER export_entries_are_never_emptied BEFORE TRUNCATE ON export_entries FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER documents_are_never_emptied BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER document_rates_are_never_emptied BEFORE TRUNCATE ON document_rates FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER document_bytes_are_never_emptied BEFORE TRUNCATE ON document_bytes FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER document_voids_are_never_emptied BEFORE TRUNCATE ON document_voids FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER document_sendings_are_never_emptied BEFORE TRUNCATE ON document_sendings FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER settlement_files_are_never_emptied BEFORE TRUNCATE ON settlement_files FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER settlement_rows_are_never_emptied BEFORE TRUNCATE ON settlement_rows FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER audit_are_never_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();

-- A number of a row is given once. What an entry stands for goes one way: confirmed, exported, reversed.
CREATE TRIGGER entries_keep_their_id BEFORE UPDATE ON entries FOR EACH ROW WHEN (NEW.id <> OLD.id) EXECUTE FUNCTION books_refuse();
CREATE TRIGGER documents_keep_their_id BEFORE UPDATE ON documents FOR EACH ROW WHEN (NEW.id <> OLD.id) EXECUTE FUNCTION books_refuse();
CREATE TRIGGER entries_keep_their_answer BEFORE UPDATE OF message_id, outbox_id, promise ON entries FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION books_refuse();
CREATE TRIGGER entries_go_forward BEFORE UPDATE OF status ON entries
FOR EACH ROW WHEN ((OLD.status = 'confirmed' AND NEW.status NOT IN ('confirmed', 'exported', 'reversed')) OR (OLD.status = 'exported' AND NEW.status NOT IN ('exported', 'reversed')) OR (OLD.status = 'reversed' AND NEW.status <> 'reversed')) EXECUTE FUNCTION books_refuse();

-- An export holds what it held when it was written.
CREATE FUNCTION export_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT COUNT(*) FROM export_entries WHERE export_id = NEW.export_id) >= (SELECT n_entries FROM exports WHERE id = NEW.export_id) THEN RAISE EXCEPTION 'what the books hold is kept as it was'; END IF; RETURN NEW; END
$$;
CREATE TRIGGER export_entries_come_with_it BEFORE INSERT ON export_entries FOR EACH ROW EXECUTE FUNCTION export_entries_refuse();
CREATE TRIGGER export_entries_stay BEFORE UPDATE OR DELETE ON export_entries FOR EACH ROW EXECUTE FUNCTION books_refuse();
CREATE TRIGGER document_sendings_stay BEFORE UPDATE OR DELETE ON document_sendings FOR EACH ROW EXECUTE FUNCTION books_refuse();
CREATE TRIGGER audit_stay BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION books_refuse();

-- A settlement that was taken by mistake is forgotten as a whole, never changed.
CREATE TRIGGER settlement_files_stay BEFORE UPDATE ON settlement_files FOR EACH ROW EXECUTE FUNCTION books_refuse();
CREATE TRIGGER settlement_rows_stay BEFORE UPDATE ON settlement_rows FOR EACH ROW EXECUTE FUNCTION books_refuse();
