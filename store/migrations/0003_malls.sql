-- What the malls tell beyond the messages, and what is owed to them.

ALTER TABLE inquiries ADD COLUMN remote_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE inquiries ADD COLUMN looked_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inquiries ADD COLUMN remote_seen BIGINT NOT NULL DEFAULT 0;
CREATE INDEX inquiries_looked ON inquiries (account_id, looked_at) WHERE state IN ('new', 'working', 'review', 'snoozed', 'waiting');

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

-- By what an order is found when nobody names its number: 'mail:…', 'mask:…',
-- 'tel:…', 'name:…', 'kana:…', 'zip:…', all folded.
CREATE TABLE order_keys (
  order_id BIGINT NOT NULL REFERENCES orders (id),
  word TEXT NOT NULL,
  PRIMARY KEY (order_id, word)
);
CREATE INDEX order_keys_word ON order_keys (word, order_id);

-- The same words of an inquiry, so that an order that comes later finds it.
CREATE TABLE inquiry_keys (
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  word TEXT NOT NULL,
  PRIMARY KEY (inquiry_id, word)
);
CREATE INDEX inquiry_keys_word ON inquiry_keys (word, inquiry_id);

-- Every reason of a link, the strongest first; reason is the first of them.
ALTER TABLE links ADD COLUMN reasons TEXT NOT NULL DEFAULT '';

-- A masked address says who somebody is within one shop only.
INSERT INTO contacts (contact, customer_id)
SELECT 'mask:' || r.account_id || ':' || SUBSTR(c.contact, 6), c.customer_id
FROM contacts c JOIN (
  SELECT customer_id, account_id FROM orders UNION SELECT customer_id, account_id FROM inquiries
) r ON r.customer_id = c.customer_id
WHERE c.contact LIKE 'mail:%fw.rakuten.ne.jp'
ON CONFLICT (contact) DO NOTHING;
DELETE FROM contacts WHERE contact LIKE 'mail:%fw.rakuten.ne.jp';

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
CREATE INDEX customer_merges_gone ON customer_merges (gone_id);

-- What polling an account cost on one Japanese day.
CREATE TABLE account_days (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  day TEXT NOT NULL,
  calls BIGINT NOT NULL DEFAULT 0,
  polls BIGINT NOT NULL DEFAULT 0,
  failures BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, day)
);

-- What a delivery report says of a mail of the shop that did not arrive, or not
-- yet. about_id is that mail, 0 while it is not known here.
CREATE TABLE bounces (
  message_id BIGINT PRIMARY KEY REFERENCES messages (id),
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  about_id BIGINT NOT NULL DEFAULT 0,
  mail_id TEXT NOT NULL,
  address TEXT NOT NULL,
  failed BIGINT NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX bounces_about ON bounces (about_id);
CREATE INDEX bounces_mail ON bounces (account_id, mail_id);

-- An answer that may have left once and was taken back. Sent again word for word
-- it is the same mail, with the same Message-ID.
CREATE TABLE tried (
  inquiry_id BIGINT PRIMARY KEY REFERENCES inquiries (id),
  mail_id TEXT NOT NULL,
  body TEXT NOT NULL,
  files TEXT NOT NULL
);

-- What a person has been told about, so that it is said once.
CREATE TABLE told (
  name TEXT PRIMARY KEY,
  at BIGINT NOT NULL
);

-- What is being written to a customer who has not asked: to the buyer of an
-- order, or, without one (order_id 0), to a mail address.
CREATE TABLE start_drafts (
  order_id BIGINT NOT NULL,
  address TEXT NOT NULL,
  account_id BIGINT NOT NULL DEFAULT 0,
  recipient TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  template_id BIGINT NOT NULL DEFAULT 0,
  files TEXT NOT NULL DEFAULT '[]',
  updated_at BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (order_id, address)
);

-- A list of orders that has been taken and is not yet worked in to its end. Its
-- parts go one by one, each in the transaction that keeps its orders.
CREATE TABLE order_parts (
  id {id},
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  orders TEXT NOT NULL
);

-- What mails attached to a message say: found by a search, never shown as the
-- words of its writer.
ALTER TABLE messages ADD COLUMN attached TEXT NOT NULL DEFAULT '';

-- Why a mail may be a fraud, what put it into its thread, and by when an official
-- letter wants an answer.
ALTER TABLE messages ADD COLUMN cues TEXT NOT NULL DEFAULT '[]';
ALTER TABLE messages ADD COLUMN joined_by TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN deadline BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inquiries ADD COLUMN deadline BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inquiries ADD COLUMN official BIGINT NOT NULL DEFAULT 0;

-- What a person has split or merged, with everything the way back needs. A split
-- that stands keeps the machine from joining its two inquiries again.
CREATE TABLE joins (
  id {id},
  kind TEXT NOT NULL,
  kept_id BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  undo TEXT NOT NULL,
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL DEFAULT 0,
  by_name TEXT NOT NULL DEFAULT '',
  undone_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX joins_kept ON joins (kept_id) WHERE undone_at = 0;
CREATE INDEX joins_other ON joins (other_id) WHERE undone_at = 0;

-- How much of the past of an account has been read; both 0 when none is left.
ALTER TABLE accounts ADD COLUMN progress_done BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN progress_all BIGINT NOT NULL DEFAULT 0;

-- The charset a person chose for the customer of a reply; empty: the usual one.
ALTER TABLE outbox ADD COLUMN charset TEXT NOT NULL DEFAULT '';

-- A large mail of which only the beginning has come yet; see store/partial.go.
ALTER TABLE messages ADD COLUMN partial BIGINT NOT NULL DEFAULT 0;

-- When a look for an answer of unknown outcome showed that it is not where it
-- would have to be.
ALTER TABLE outbox ADD COLUMN absent_at BIGINT NOT NULL DEFAULT 0;

-- How a mail that may have left was written: only the same bytes are the same
-- mail. A first text that was taken back has no inquiry; its draft holds it, as
-- JSON.
ALTER TABLE tried ADD COLUMN charset TEXT NOT NULL DEFAULT '';
ALTER TABLE start_drafts ADD COLUMN tried TEXT NOT NULL DEFAULT '';

-- The Message-ID under which a provider sent a mail of the shop, where it
-- replaced the one the shop gave.
ALTER TABLE messages ADD COLUMN sent_as TEXT NOT NULL DEFAULT '';
CREATE INDEX messages_sent_as ON messages (sent_as) WHERE sent_as <> '';
