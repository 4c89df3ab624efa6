-- 証憑: receipts and notices that the shop gave, and invoices it received, with their bytes. What
-- stands here stays (電子帳簿保存法): a wrong one is voided with a reason, its number stays taken, and
-- the right one is a new one. Nothing that erases inquiries or thins out attachments reads these tables.

-- doc_id: DOC-YYYYMM-NNNN, unbroken in each month. month: 'YYYY-MM' of the Japanese day on which it was
-- taken in. label: as the paper calls itself. direction: 'sent' or 'received'. issued, traded: days, of the paper and of what it
-- is about. partner: whom it names, or the mall. amount: yen with tax, less than nothing for money given back. tax_number: the
-- registration number on it. way: how it was given. reason: why it was issued again, anew, or though the mall does. inquiry_id is a
-- link that follows a merge, as that of entries. entry_id: what it is to the books. message_id: the mail it came with. name: of
-- the file. version: 1, or one more than that of supersedes_id. first_id: the original of a reissue. reissue: how often again, 0 for
-- an original. keep_until: the last day on which it must be kept. words: folded, for finding it.
CREATE TABLE documents (
  id {id},
  doc_id TEXT NOT NULL UNIQUE,
  month TEXT NOT NULL,
  number BIGINT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  direction TEXT NOT NULL,
  issued TEXT NOT NULL,
  traded TEXT NOT NULL,
  partner TEXT NOT NULL,
  channel TEXT NOT NULL DEFAULT '',
  order_number TEXT NOT NULL DEFAULT '',
  order_id BIGINT NOT NULL DEFAULT 0,
  inquiry_id BIGINT NOT NULL DEFAULT 0,
  message_id BIGINT NOT NULL DEFAULT 0,
  entry_id BIGINT NOT NULL DEFAULT 0,
  amount BIGINT NOT NULL,
  tax_number TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  supersedes_id BIGINT NOT NULL DEFAULT 0,
  first_id BIGINT NOT NULL DEFAULT 0,
  reissue BIGINT NOT NULL DEFAULT 0,
  keep_until TEXT NOT NULL,
  words TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by BIGINT NOT NULL,
  created_name TEXT NOT NULL,
  UNIQUE (month, number)
);
CREATE INDEX documents_issued ON documents (issued, id);
CREATE INDEX documents_traded ON documents (traded, id);
CREATE INDEX documents_inquiry ON documents (inquiry_id, id) WHERE inquiry_id > 0;
CREATE INDEX documents_order ON documents (order_number, id) WHERE order_number <> '';
CREATE INDEX documents_entry ON documents (entry_id, id) WHERE entry_id > 0;
CREATE INDEX documents_first ON documents (first_id, id) WHERE first_id > 0;
CREATE UNIQUE INDEX documents_supersedes ON documents (supersedes_id) WHERE supersedes_id > 0;
CREATE INDEX documents_hash ON documents (sha256, id);

-- What a document comes to at one rate, in percent; tax is within the amount.
CREATE TABLE document_rates (
  document_id BIGINT NOT NULL REFERENCES documents (id),
  rate BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  tax BIGINT NOT NULL,
  PRIMARY KEY (document_id, rate)
);

-- The bytes themselves, apart from what lists read. They come last: after them nothing is added.
CREATE TABLE document_bytes (
  document_id BIGINT PRIMARY KEY REFERENCES documents (id),
  data {blob} NOT NULL
);

-- Documents that no longer hold (取消), at most once each.
CREATE TABLE document_voids (
  document_id BIGINT PRIMARY KEY REFERENCES documents (id),
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  name TEXT NOT NULL
);

CREATE FUNCTION documents_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a document is kept as it was'; END
$$;
CREATE FUNCTION document_rates_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM document_bytes WHERE document_id = NEW.document_id) THEN RAISE EXCEPTION 'a document is kept as it was'; END IF; RETURN NEW; END
$$;
CREATE TRIGGER documents_stay BEFORE UPDATE OF id, doc_id, month, number, kind, label, direction, issued, traded, partner, channel, order_number, order_id, message_id, entry_id, amount, tax_number, way, reason, note, name, media_type, size, sha256, version, supersedes_id, first_id, reissue, keep_until, words, created_at, created_by, created_name ON documents FOR EACH ROW EXECUTE FUNCTION documents_refuse();
CREATE TRIGGER documents_are_kept BEFORE DELETE ON documents FOR EACH ROW EXECUTE FUNCTION documents_refuse();
CREATE TRIGGER document_rates_stay BEFORE UPDATE OR DELETE ON document_rates FOR EACH ROW EXECUTE FUNCTION documents_refuse();
CREATE TRIGGER document_rates_come_first BEFORE INSERT ON document_rates FOR EACH ROW EXECUTE FUNCTION document_rates_refuse();
CREATE TRIGGER document_bytes_stay BEFORE UPDATE OR DELETE ON document_bytes FOR EACH ROW EXECUTE FUNCTION documents_refuse();
CREATE TRIGGER document_voids_stay BEFORE UPDATE OR DELETE ON document_voids FOR EACH ROW EXECUTE FUNCTION documents_refuse();
