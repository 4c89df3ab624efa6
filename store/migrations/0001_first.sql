-- Times are milliseconds since 1970 in UTC, 0 when there is none; flags are 0 or 1.
-- {id} and {blob} are the words in which the two databases differ.

CREATE TABLE accounts (
  id {id},
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL DEFAULT 'new',
  reason_code TEXT NOT NULL DEFAULT '',
  reason_text TEXT NOT NULL DEFAULT '',
  notices TEXT NOT NULL DEFAULT '[]',
  key_dates TEXT NOT NULL DEFAULT '[]',
  pull_cursor TEXT NOT NULL DEFAULT '',
  sync_from BIGINT NOT NULL DEFAULT 0,
  orders_at BIGINT NOT NULL DEFAULT 0,
  last_ok_at BIGINT NOT NULL DEFAULT 0,
  last_try_at BIGINT NOT NULL DEFAULT 0,
  next_at BIGINT NOT NULL DEFAULT 0,
  failures BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX accounts_name ON accounts (name) WHERE removed_at = 0;

CREATE TABLE secrets (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  sealed {blob} NOT NULL,
  PRIMARY KEY (account_id, name)
);

-- Who does which job of an account right now, on this PC or another.
CREATE TABLE leases (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  job TEXT NOT NULL,
  holder TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, job)
);

CREATE TABLE staff (
  id {id},
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  off BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

CREATE TABLE customers (
  id {id},
  created_at BIGINT NOT NULL
);

-- By which address or telephone number a customer is known: 'mail:…', 'tel:…'.
CREATE TABLE contacts (
  contact TEXT PRIMARY KEY,
  customer_id BIGINT NOT NULL REFERENCES customers (id)
);
CREATE INDEX contacts_customer ON contacts (customer_id);

CREATE TABLE inquiries (
  id {id},
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  remote_id TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  customer TEXT NOT NULL DEFAULT '',
  own_name TEXT NOT NULL DEFAULT '',
  customer_at BIGINT NOT NULL DEFAULT 0,
  kana TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  customer_id BIGINT NOT NULL DEFAULT 0,
  category TEXT NOT NULL DEFAULT '',
  item_code TEXT NOT NULL DEFAULT '',
  item_name TEXT NOT NULL DEFAULT '',
  item_url TEXT NOT NULL DEFAULT '',
  is_public BIGINT NOT NULL DEFAULT 0,
  gift BIGINT NOT NULL DEFAULT 0,
  remote_done BIGINT NOT NULL DEFAULT 0,
  remote_url TEXT NOT NULL DEFAULT '',
  raw TEXT NOT NULL DEFAULT '',
  is_mail BIGINT NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'new',
  owner_id BIGINT NOT NULL DEFAULT 0,
  unanswered_at BIGINT NOT NULL DEFAULT 0,
  owed_at BIGINT NOT NULL DEFAULT 0,
  due_at BIGINT NOT NULL DEFAULT 0,
  due_key BIGINT NOT NULL DEFAULT 4611686018427387904,
  last_in_at BIGINT NOT NULL DEFAULT 0,
  last_out_at BIGINT NOT NULL DEFAULT 0,
  last_at BIGINT NOT NULL DEFAULT 0,
  fresh_key BIGINT NOT NULL DEFAULT 0,
  snippet TEXT NOT NULL DEFAULT '',
  mall_order TEXT NOT NULL DEFAULT '',
  order_number TEXT NOT NULL DEFAULT '',
  order_id BIGINT NOT NULL DEFAULT 0,
  link_reason TEXT NOT NULL DEFAULT '',
  link_by TEXT NOT NULL DEFAULT '',
  unread BIGINT NOT NULL DEFAULT 0,
  seen_id BIGINT NOT NULL DEFAULT 0,
  newest_id BIGINT NOT NULL DEFAULT 0,
  message_count BIGINT NOT NULL DEFAULT 0,
  has_files BIGINT NOT NULL DEFAULT 0,
  sending TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX inquiries_remote ON inquiries (account_id, remote_id);
-- due_key is due_at with "nothing owed" last, fresh_key is -last_at: one
-- direction for the whole key, so that a page is a range of the index.
CREATE INDEX inquiries_due ON inquiries (due_key, fresh_key, id);
CREATE INDEX inquiries_new ON inquiries (last_at, id);
CREATE INDEX inquiries_state_due ON inquiries (state, due_key, fresh_key, id);
CREATE INDEX inquiries_state_new ON inquiries (state, last_at, id);
CREATE INDEX inquiries_account_due ON inquiries (account_id, due_key, fresh_key, id);
CREATE INDEX inquiries_account_new ON inquiries (account_id, last_at, id);
CREATE INDEX inquiries_owner_due ON inquiries (owner_id, due_key, fresh_key, id) WHERE owner_id > 0;
CREATE INDEX inquiries_owner_new ON inquiries (owner_id, last_at, id) WHERE owner_id > 0;
CREATE INDEX inquiries_customer ON inquiries (customer_id) WHERE customer_id > 0;
CREATE INDEX inquiries_order ON inquiries (order_number) WHERE order_number <> '';

CREATE TABLE messages (
  id {id},
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  remote_id TEXT NOT NULL DEFAULT '',
  direction TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'normal',
  author TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  people TEXT NOT NULL DEFAULT '[]',
  copies TEXT NOT NULL DEFAULT '[]',
  sent_at BIGINT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  html TEXT NOT NULL DEFAULT '',
  deleted BIGINT NOT NULL DEFAULT 0,
  warnings TEXT NOT NULL DEFAULT '[]',
  auth TEXT NOT NULL DEFAULT '',
  mail_id TEXT NOT NULL DEFAULT '',
  refs TEXT NOT NULL DEFAULT '[]',
  raw TEXT NOT NULL DEFAULT '',
  outbox_id BIGINT NOT NULL DEFAULT 0,
  staff_id BIGINT NOT NULL DEFAULT 0,
  join_address TEXT NOT NULL DEFAULT '',
  join_subject TEXT NOT NULL DEFAULT '',
  join_order TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX messages_remote ON messages (account_id, remote_id) WHERE remote_id <> '';
CREATE INDEX messages_thread ON messages (inquiry_id, sent_at, id);
CREATE INDEX messages_mail ON messages (account_id, mail_id) WHERE mail_id <> '';
CREATE INDEX messages_subject ON messages (account_id, join_address, join_subject, sent_at) WHERE join_address <> '';
CREATE INDEX messages_order ON messages (account_id, join_address, join_order) WHERE join_order <> '';

-- The ids a mail names as its ancestors, so that a parent that comes after its
-- child finds it.
CREATE TABLE refs (
  account_id BIGINT NOT NULL,
  ref TEXT NOT NULL,
  message_id BIGINT NOT NULL REFERENCES messages (id),
  PRIMARY KEY (account_id, ref, message_id)
);
CREATE INDEX refs_message ON refs (message_id);

CREATE TABLE files (
  id {id},
  message_id BIGINT NOT NULL REFERENCES messages (id),
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL DEFAULT '',
  size BIGINT NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  ref TEXT NOT NULL DEFAULT '',
  cid TEXT NOT NULL DEFAULT '',
  is_inline BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX files_message ON files (message_id, position);
CREATE INDEX files_pending ON files (account_id, id) WHERE state = 'pending';

-- What a person had erased: the next pull must not bring it back.
CREATE TABLE tombstones (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  remote_id TEXT NOT NULL,
  erased_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, remote_id)
);

CREATE TABLE events (
  id {id},
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_inquiry ON events (inquiry_id, id);

CREATE TABLE audit (
  id {id},
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_subject ON audit (subject, subject_id, id);

CREATE TABLE orders (
  id {id},
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  number TEXT NOT NULL,
  ordered_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  status_as TEXT NOT NULL,
  buyer TEXT NOT NULL,
  total BIGINT NOT NULL,
  items TEXT NOT NULL,
  facts TEXT NOT NULL,
  raw TEXT NOT NULL DEFAULT '',
  customer_id BIGINT NOT NULL DEFAULT 0,
  synced_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX orders_number ON orders (number, account_id);
CREATE INDEX orders_new ON orders (ordered_at, id);
CREATE INDEX orders_account_new ON orders (account_id, ordered_at, id);
CREATE INDEX orders_customer ON orders (customer_id) WHERE customer_id > 0;

-- Numbers the mall did not know when it was asked.
CREATE TABLE order_misses (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  number TEXT NOT NULL,
  tried_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, number)
);

CREATE TABLE links (
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  number TEXT NOT NULL,
  order_id BIGINT NOT NULL DEFAULT 0,
  score BIGINT NOT NULL,
  reason TEXT NOT NULL,
  verdict TEXT NOT NULL,
  chosen_by TEXT NOT NULL,
  wanted BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (inquiry_id, number)
);
CREATE INDEX links_number ON links (number);
CREATE INDEX links_wanted ON links (inquiry_id) WHERE wanted = 1;

CREATE TABLE drafts (
  inquiry_id BIGINT PRIMARY KEY REFERENCES inquiries (id),
  body TEXT NOT NULL,
  template_id BIGINT NOT NULL DEFAULT 0,
  files TEXT NOT NULL DEFAULT '[]',
  seen_id BIGINT NOT NULL DEFAULT 0,
  updated_at BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE outbox (
  id {id},
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  thread TEXT NOT NULL,
  customer TEXT NOT NULL,
  subject TEXT NOT NULL,
  people TEXT NOT NULL,
  body TEXT NOT NULL,
  files TEXT NOT NULL,
  mail_id TEXT NOT NULL,
  in_ref TEXT NOT NULL,
  refs TEXT NOT NULL,
  seen_id BIGINT NOT NULL,
  known TEXT NOT NULL,
  done BIGINT NOT NULL,
  state TEXT NOT NULL,
  send_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  token TEXT NOT NULL DEFAULT '',
  started_at BIGINT NOT NULL DEFAULT 0,
  checked_at BIGINT NOT NULL DEFAULT 0,
  sent_at BIGINT NOT NULL DEFAULT 0,
  remote_id TEXT NOT NULL DEFAULT '',
  message_id BIGINT NOT NULL DEFAULT 0,
  pulled BIGINT NOT NULL DEFAULT 0,
  code TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  by_id BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
-- One answer at a time: the database itself refuses the second.
CREATE UNIQUE INDEX outbox_one ON outbox (inquiry_id) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_inquiry ON outbox (inquiry_id, id);
CREATE INDEX outbox_due ON outbox (send_at, id) WHERE state = 'queued';
CREATE INDEX outbox_state ON outbox (state, id);
CREATE INDEX outbox_mail ON outbox (account_id, mail_id) WHERE mail_id <> '';

CREATE TABLE marks (
  id {id},
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  remote_id TEXT NOT NULL,
  mark TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX marks_one ON marks (inquiry_id, mark);
CREATE INDEX marks_account ON marks (account_id, id);

CREATE TABLE templates (
  id {id},
  name TEXT NOT NULL,
  reading TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  next TEXT NOT NULL DEFAULT 'waiting',
  uses BIGINT NOT NULL DEFAULT 0,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX templates_name ON templates (name) WHERE removed_at = 0;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  n BIGINT NOT NULL
);

-- The folded text that a search is held against. The id follows the date of
-- the newest message, so that "newest first" is the order of the table.
CREATE TABLE inquiry_docs (
  id BIGINT PRIMARY KEY,
  owner_id BIGINT NOT NULL UNIQUE,
  folded TEXT NOT NULL
);
CREATE TABLE order_docs (
  id BIGINT PRIMARY KEY,
  owner_id BIGINT NOT NULL UNIQUE,
  folded TEXT NOT NULL
);
