-- The desk of a day: who works, what an inquiry is about, when it is owed, and
-- what can be taken back. Days are written YYYY-MM-DD, as Japan counts them.

-- Who may act, how they are told apart on one PC, and until which day. pin is an
-- argon2id hash, empty where none is asked for.
ALTER TABLE staff ADD COLUMN kana TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN pin TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN pin_failures BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN pin_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN last_day TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- What inquiries are about, in the shop's own words (分類). The mall's word for it
-- stays in inquiries.category. topic is the word of store/topic it stands for.
CREATE TABLE categories (
  id {id},
  name TEXT NOT NULL,
  reading TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL DEFAULT '',
  position BIGINT NOT NULL DEFAULT 0,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX categories_name ON categories (name) WHERE removed_at = 0;

CREATE TABLE tags (
  id {id},
  name TEXT NOT NULL,
  reading TEXT NOT NULL DEFAULT '',
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX tags_name ON tags (name) WHERE removed_at = 0;
CREATE TABLE inquiry_tags (
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  tag_id BIGINT NOT NULL REFERENCES tags (id),
  PRIMARY KEY (inquiry_id, tag_id)
);
CREATE INDEX inquiry_tags_tag ON inquiry_tags (tag_id, inquiry_id);

-- category_by, owner_by: '', 'rule' or 'person'; a person's word is not overruled.
ALTER TABLE inquiries ADD COLUMN category_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inquiries ADD COLUMN category_by TEXT NOT NULL DEFAULT '';
ALTER TABLE inquiries ADD COLUMN owner_by TEXT NOT NULL DEFAULT '';
CREATE INDEX inquiries_category ON inquiries (category_id, due_key, fresh_key, id) WHERE category_id > 0;
-- The template that a rule suggests, 0 for none.
ALTER TABLE inquiries ADD COLUMN template_id BIGINT NOT NULL DEFAULT 0;
-- A due date that a person or a rule has set instead of the computed one, 0 for
-- none, and why due_at is what it is (a word of store/due.go).
ALTER TABLE inquiries ADD COLUMN due_set BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inquiries ADD COLUMN due_set_by TEXT NOT NULL DEFAULT '';
ALTER TABLE inquiries ADD COLUMN due_why TEXT NOT NULL DEFAULT '';
-- When a put-off inquiry comes back (0: with the next question), and what for.
ALTER TABLE inquiries ADD COLUMN snooze_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inquiries ADD COLUMN snooze_for TEXT NOT NULL DEFAULT '';
CREATE INDEX inquiries_snoozed ON inquiries (snooze_until) WHERE state = 'snoozed';
-- When a put-off inquiry came back by itself, 0 once somebody has moved it on.
ALTER TABLE inquiries ADD COLUMN woke_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX inquiries_woke ON inquiries (woke_at) WHERE woke_at > 0;
-- A message that is only thanks brings nothing back; the row says that one came.
ALTER TABLE inquiries ADD COLUMN thanks BIGINT NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN thanks BIGINT NOT NULL DEFAULT 0;
-- What was done since yesterday is read by its time.
CREATE INDEX events_at ON events (at);
CREATE INDEX inquiries_thanks ON inquiries (id) WHERE thanks = 1;
-- '' ordinary, 'complaint' クレーム, 'care' 対応に注意, 'harassment' カスハラの疑い.
ALTER TABLE inquiries ADD COLUMN care TEXT NOT NULL DEFAULT '';
-- The oldest question without an answer is looked up, not searched for.
CREATE INDEX inquiries_owed ON inquiries (owed_at) WHERE owed_at > 0;

ALTER TABLE customers ADD COLUMN vip BIGINT NOT NULL DEFAULT 0;
ALTER TABLE customers ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- The days that differ from the usual week: 'closed' or 'open'. Public holidays
-- are computed and not kept.
CREATE TABLE days (
  day TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT ''
);

-- Busy times in which an answer may take longer.
CREATE TABLE peaks (
  id {id},
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  hours BIGINT NOT NULL,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX peaks_from ON peaks (from_day, id) WHERE removed_at = 0;

-- How soon an answer is owed, the first that fits. 0 and '' fit everything,
-- weekdays is a list of 0 (Sunday) to 6. unit is 'hours' (clock), 'business_hours'
-- or 'business_days'.
CREATE TABLE due_rules (
  id {id},
  position BIGINT NOT NULL,
  account_id BIGINT NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '',
  category_id BIGINT NOT NULL DEFAULT 0,
  weekdays TEXT NOT NULL DEFAULT '[]',
  amount BIGINT NOT NULL,
  unit TEXT NOT NULL,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX due_rules_position ON due_rules (position, id) WHERE removed_at = 0;

-- What happens by itself to an inquiry that comes in (振り分け). conditions and
-- actions are JSON of store/rule. go_on: the rules behind it are looked at too,
-- again: also at later messages. turn is who got the last one in turn.
CREATE TABLE rules (
  id {id},
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  active BIGINT NOT NULL DEFAULT 0,
  conditions TEXT NOT NULL,
  actions TEXT NOT NULL,
  go_on BIGINT NOT NULL DEFAULT 0,
  again BIGINT NOT NULL DEFAULT 0,
  turn BIGINT NOT NULL DEFAULT 0,
  hits BIGINT NOT NULL DEFAULT 0,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
-- Which rules have been at an inquiry, and the message it wants to be told of. No
-- reference to inquiries: one that ended in a merge and comes back knows its rules.
CREATE TABLE rule_hits (
  inquiry_id BIGINT NOT NULL,
  rule_id BIGINT NOT NULL REFERENCES rules (id),
  at BIGINT NOT NULL,
  told_of BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (inquiry_id, rule_id)
);
CREATE INDEX rule_hits_told ON rule_hits (told_of) WHERE told_of > 0;

-- A list as somebody keeps it under a name (保存した表示); staff_id 0: everybody's.
CREATE TABLE views (
  id {id},
  staff_id BIGINT NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  position BIGINT NOT NULL DEFAULT 0,
  query TEXT NOT NULL,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);

-- Who is named in a note and has not looked yet. The inquiry is that of the
-- message: it may be split off or merged.
CREATE TABLE mentions (
  message_id BIGINT NOT NULL REFERENCES messages (id),
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (message_id, staff_id)
);
CREATE INDEX mentions_staff ON mentions (staff_id, at) WHERE seen_at = 0;

-- What a note said before its writer changed it. One that was taken away is
-- marked as deleted and its text is here.
ALTER TABLE messages ADD COLUMN edited_at BIGINT NOT NULL DEFAULT 0;
CREATE TABLE note_edits (
  id {id},
  message_id BIGINT NOT NULL REFERENCES messages (id),
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL DEFAULT 0,
  by_name TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL
);
CREATE INDEX note_edits_message ON note_edits (message_id, id);

-- Of a telephone memo: the number, whose it is, who called ('in' the customer,
-- 'out' the shop) and how long it took.
ALTER TABLE messages ADD COLUMN call_number TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN call_name TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN call_way TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN call_seconds BIGINT NOT NULL DEFAULT 0;

-- A caller is often known by the last four digits only.
CREATE INDEX contacts_tail ON contacts (SUBSTR(contact, LENGTH(contact) - 3));

-- What a person did and can take back: before and after as JSON, one row for one
-- click, however many inquiries it touched.
CREATE TABLE changes (
  id {id},
  at BIGINT NOT NULL,
  staff_id BIGINT NOT NULL DEFAULT 0,
  by_name TEXT NOT NULL DEFAULT '',
  verb TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',
  undo TEXT NOT NULL,
  undone_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX changes_staff ON changes (staff_id, id);

-- A draft that was thrown away, for 30 days.
CREATE TABLE dropped_drafts (
  id {id},
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  body TEXT NOT NULL,
  template_id BIGINT NOT NULL DEFAULT 0,
  files TEXT NOT NULL DEFAULT '[]',
  seen_id BIGINT NOT NULL DEFAULT 0,
  at BIGINT NOT NULL,
  by_name TEXT NOT NULL DEFAULT ''
);
CREATE INDEX dropped_drafts_inquiry ON dropped_drafts (inquiry_id, at);

-- What one person did and looked at, the newest first.
CREATE INDEX audit_staff ON audit (staff_id, id) WHERE staff_id > 0;

-- Whether a mail in the thread looks like a fraud and its sender is not trusted:
-- the list marks it and is narrowed to it.
ALTER TABLE inquiries ADD COLUMN scam BIGINT NOT NULL DEFAULT 0;
CREATE INDEX messages_cues ON messages (inquiry_id) WHERE cues <> '[]';
UPDATE inquiries SET scam = 1 WHERE id IN (
  SELECT m.inquiry_id FROM messages m
  WHERE m.cues <> '[]' AND m.direction = 'in' AND (m.cues LIKE '%"strong":true%' OR m.cues LIKE '%},{%')
    AND NOT EXISTS (SELECT 1 FROM settings s WHERE s.name = 'trusted_senders' AND m.address <> ''
      AND REPLACE(LOWER(s.value), LOWER(m.address), '') <> LOWER(s.value)));

-- The list by the customer's name, those without one last.
CREATE INDEX inquiries_name ON inquiries ((CASE customer WHEN '' THEN 1 ELSE 0 END), customer, id);
CREATE INDEX inquiries_state_name ON inquiries (state, (CASE customer WHEN '' THEN 1 ELSE 0 END), customer, id);
CREATE INDEX inquiries_category_new ON inquiries (category_id, last_at, id) WHERE category_id > 0;
-- What few have is found without reading all that have it not.
CREATE INDEX inquiries_owed_new ON inquiries (last_at, id) WHERE due_at > 0;
CREATE INDEX inquiries_unread ON inquiries (due_key, fresh_key, id) WHERE unread = 1;
CREATE INDEX inquiries_care ON inquiries (due_key, fresh_key, id) WHERE care <> '';
CREATE INDEX inquiries_scam ON inquiries (due_key, fresh_key, id) WHERE scam = 1;
-- The numbers of the tabs for some accounts or one owner are counted here alone.
CREATE INDEX inquiries_desks ON inquiries (state, account_id, owner_id);
