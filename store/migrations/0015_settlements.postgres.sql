-- 精算の突合: what the malls' settlements say was taken off, beside what the books know.

-- A file that a person has brought. The same bytes for a mall are the same file. n_left: rows that
-- could not be read. from_day, to_day: of its rows.
CREATE TABLE settlement_files (
  id {id},
  channel TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  n_rows BIGINT NOT NULL,
  n_left BIGINT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  name TEXT NOT NULL
);
CREATE UNIQUE INDEX settlement_files_once ON settlement_files (channel, sha256);

-- What was taken off for an order, as yen above nothing. Of a file nothing else is kept: no sales,
-- no fees, and of persons nothing but the number of their order. kind, round: the mall's words.
CREATE TABLE settlement_rows (
  id {id},
  file_id BIGINT NOT NULL REFERENCES settlement_files (id),
  channel TEXT NOT NULL,
  line BIGINT NOT NULL,
  order_number TEXT NOT NULL,
  amount BIGINT NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  round TEXT NOT NULL DEFAULT ''
);
CREATE INDEX settlement_rows_day ON settlement_rows (channel, day, id);
CREATE INDEX settlement_rows_file ON settlement_rows (file_id, id);

-- What a person says of an entry or a row: 'out' is nothing to compare, 'link' is that the two
-- belong together.
CREATE TABLE settlement_verdicts (
  id {id},
  entry_id BIGINT NOT NULL DEFAULT 0,
  row_id BIGINT NOT NULL DEFAULT 0,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  name TEXT NOT NULL
);
CREATE UNIQUE INDEX settlement_verdicts_once ON settlement_verdicts (entry_id, row_id);
CREATE INDEX settlement_verdicts_row ON settlement_verdicts (row_id) WHERE row_id > 0;

-- The order of an entry that stands may only become another one of the same number: the mall's own
-- takes the place of the one that a mail told of.
CREATE FUNCTION entries_refuse_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF EXISTS (SELECT 1 FROM orders WHERE id = NEW.order_id AND number = OLD.order_number) THEN RETURN NEW; END IF; RAISE EXCEPTION 'a confirmed entry never changes'; END
$$;
CREATE TRIGGER entries_keep_their_order BEFORE UPDATE OF order_id ON entries
FOR EACH ROW WHEN (OLD.status <> 'draft' AND NEW.order_id <> OLD.order_id) EXECUTE FUNCTION entries_refuse_order();
