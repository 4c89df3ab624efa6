-- What the malls tell beyond the messages, and what is owed to them.

ALTER TABLE inquiries ADD COLUMN remote_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE inquiries ADD COLUMN looked_at BIGINT NOT NULL DEFAULT 0;

-- A notice mail stands for an inquiry at a mall; once that has come by the
-- mall's own connection, the notice belongs to it.
ALTER TABLE inquiries ADD COLUMN about_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE inquiries ADD COLUMN about_id TEXT NOT NULL DEFAULT '';
CREATE INDEX inquiries_about ON inquiries (about_kind, about_id) WHERE about_kind <> '';

ALTER TABLE marks ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE marks ADD COLUMN failed TEXT NOT NULL DEFAULT '';

-- What a reply that starts an inquiry is about.
ALTER TABLE outbox ADD COLUMN about_order TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN category TEXT NOT NULL DEFAULT '';

ALTER TABLE orders ADD COLUMN source TEXT NOT NULL DEFAULT '';

-- By what an order is found when nobody names its number: 'mail:…', 'tel:…',
-- 'name:…', 'kana:…', 'item:…', all folded.
CREATE TABLE order_keys (
  order_id BIGINT NOT NULL REFERENCES orders (id),
  word TEXT NOT NULL,
  PRIMARY KEY (order_id, word)
);
CREATE INDEX order_keys_word ON order_keys (word);

-- Two customers that are one. Undone, the contacts go back to where they were.
CREATE TABLE customer_merges (
  id {id},
  kept_id BIGINT NOT NULL,
  gone_id BIGINT NOT NULL,
  moved TEXT NOT NULL,
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL DEFAULT 0,
  by_name TEXT NOT NULL DEFAULT '',
  undone_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX customer_merges_kept ON customer_merges (kept_id);

-- What polling an account cost on one Japanese day.
CREATE TABLE account_days (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  day TEXT NOT NULL,
  calls BIGINT NOT NULL DEFAULT 0,
  polls BIGINT NOT NULL DEFAULT 0,
  failures BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, day)
);

-- What a person has been told about, so that it is said once.
CREATE TABLE told (
  name TEXT PRIMARY KEY,
  at BIGINT NOT NULL
);
