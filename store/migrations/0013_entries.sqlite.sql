-- 経理の記録: what the books must know of an inquiry. A confirmed entry never changes:
-- what was wrong is turned round by a second one and said anew by a third. Only drafts
-- are changed and thrown away; the database itself holds to that.

-- event_id: EV-YYYYMM-NNNN, unbroken in each month, '' for a draft. month: 'YYYY-MM' of day, the
-- business day in Japan. channel: a kind of account, 'own' for the shop's own orders. amount: what
-- the lines come to, tax included, or what an entry without a journal is about. related_id: the
-- entry it turns round or belongs to. undoes: the type of the one it turns round. variant: which of the journals
-- of its type was proposed. evidence: numbers of documents. reason: why it corrects another. message_id, outbox_id: the mail
-- that promised it. words: folded, for finding it by partner, number and text.
CREATE TABLE entries (
  id {id},
  event_id TEXT NOT NULL DEFAULT '',
  month TEXT NOT NULL,
  number BIGINT NOT NULL DEFAULT 0,
  day TEXT NOT NULL,
  channel TEXT NOT NULL,
  account_id BIGINT NOT NULL DEFAULT 0,
  order_number TEXT NOT NULL DEFAULT '',
  order_id BIGINT NOT NULL DEFAULT 0,
  inquiry_id BIGINT NOT NULL DEFAULT 0,
  message_id BIGINT NOT NULL DEFAULT 0,
  outbox_id BIGINT NOT NULL DEFAULT 0,
  type TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  memo TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  settled_by TEXT NOT NULL DEFAULT '',
  undoes TEXT NOT NULL DEFAULT '',
  variant TEXT NOT NULL DEFAULT '',
  evidence TEXT NOT NULL DEFAULT '',
  amount BIGINT NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft',
  related_id BIGINT NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  created_by BIGINT NOT NULL,
  created_name TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL DEFAULT 0,
  confirmed_by BIGINT NOT NULL DEFAULT 0,
  confirmed_name TEXT NOT NULL DEFAULT '',
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX entries_event ON entries (event_id) WHERE event_id <> '';
CREATE UNIQUE INDEX entries_number ON entries (month, number) WHERE number > 0;
CREATE INDEX entries_day ON entries (day, id);
CREATE INDEX entries_months ON entries (month, status);
CREATE INDEX entries_inquiry ON entries (inquiry_id, id) WHERE inquiry_id > 0;
CREATE INDEX entries_order ON entries (order_number, id) WHERE order_number <> '';
CREATE INDEX entries_related ON entries (related_id, id) WHERE related_id > 0;

-- One debit against one credit of the same amount. rate is in percent. tax: yen within the amount, as
-- tax_source says: 'order_summary' (the mall's), 'calculated' or 'user'.
CREATE TABLE entry_lines (
  entry_id BIGINT NOT NULL REFERENCES entries (id),
  position BIGINT NOT NULL,
  debit TEXT NOT NULL,
  debit_sub TEXT NOT NULL DEFAULT '',
  debit_tax TEXT NOT NULL,
  credit TEXT NOT NULL,
  credit_sub TEXT NOT NULL DEFAULT '',
  credit_tax TEXT NOT NULL,
  amount BIGINT NOT NULL,
  rate BIGINT NOT NULL,
  tax BIGINT NOT NULL DEFAULT 0,
  tax_source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (entry_id, position)
);

-- Months whose books are closed (締め).
CREATE TABLE locked_months (
  month TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  name TEXT NOT NULL
);

-- What went to the books, with its bytes: the same again is the same file. made_of: a hash of everything
-- that the file was made of. settings: with which accounts and words, as JSON. n_entries, n_rows: how many it holds.
CREATE TABLE exports (
  id {id},
  batch TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  n_entries BIGINT NOT NULL,
  n_rows BIGINT NOT NULL,
  made_of TEXT NOT NULL,
  settings TEXT NOT NULL,
  warnings TEXT NOT NULL DEFAULT '[]',
  data {blob} NOT NULL,
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX exports_made_of ON exports (made_of, id);
CREATE TABLE export_entries (
  export_id BIGINT NOT NULL REFERENCES exports (id),
  entry_id BIGINT NOT NULL REFERENCES entries (id),
  PRIMARY KEY (export_id, entry_id)
);
CREATE INDEX export_entries_entry ON export_entries (entry_id, export_id);

CREATE TRIGGER entries_stay BEFORE UPDATE OF event_id, month, number, day, channel, account_id, order_number, type, label, memo, note, settled_by, undoes, variant, evidence, amount, related_id, reason, created_at, created_by, created_name, confirmed_at, confirmed_by, confirmed_name ON entries
WHEN OLD.status <> 'draft' BEGIN SELECT RAISE(ABORT, 'a confirmed entry never changes'); END;
CREATE TRIGGER entries_never_drafts_again BEFORE UPDATE OF status ON entries
WHEN OLD.status <> 'draft' AND NEW.status = 'draft' BEGIN SELECT RAISE(ABORT, 'a confirmed entry never changes'); END;
CREATE TRIGGER entries_are_kept BEFORE DELETE ON entries
WHEN OLD.status <> 'draft' BEGIN SELECT RAISE(ABORT, 'a confirmed entry is kept'); END;
CREATE TRIGGER entry_lines_stay BEFORE UPDATE ON entry_lines BEGIN SELECT RAISE(ABORT, 'a line of an entry never changes'); END;
CREATE TRIGGER entry_lines_come_with_drafts BEFORE INSERT ON entry_lines
WHEN (SELECT status FROM entries WHERE id = NEW.entry_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'a confirmed entry never changes'); END;
CREATE TRIGGER entry_lines_go_with_drafts BEFORE DELETE ON entry_lines
WHEN (SELECT status FROM entries WHERE id = OLD.entry_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'a confirmed entry never changes'); END;
CREATE TRIGGER exports_stay BEFORE UPDATE ON exports BEGIN SELECT RAISE(ABORT, 'an export is kept as it was'); END;
CREATE TRIGGER exports_are_kept BEFORE DELETE ON exports BEGIN SELECT RAISE(ABORT, 'an export is kept as it was'); END;
