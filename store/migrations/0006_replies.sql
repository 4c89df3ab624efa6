-- Replies that cannot be wrong: what a template is for and until when, who has to
-- agree, what has been answered before, and what a machine drafted.

-- category_id: what it answers (0 anything). valid_from, valid_to: first and last
-- day it may be used, '' for no end. review_on: the day somebody looks whether it
-- is still true. follow_days: look at the inquiry again after so many business
-- days, 0 never. approval: an owner has to agree. steps: a JSON list of what to do
-- beside the reply. library: the word of app/reply's library it came from.
ALTER TABLE templates ADD COLUMN category_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE templates ADD COLUMN owner_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE templates ADD COLUMN review_on TEXT NOT NULL DEFAULT '';
ALTER TABLE templates ADD COLUMN valid_from TEXT NOT NULL DEFAULT '';
ALTER TABLE templates ADD COLUMN valid_to TEXT NOT NULL DEFAULT '';
ALTER TABLE templates ADD COLUMN follow_days BIGINT NOT NULL DEFAULT 0;
ALTER TABLE templates ADD COLUMN approval BIGINT NOT NULL DEFAULT 0;
ALTER TABLE templates ADD COLUMN steps TEXT NOT NULL DEFAULT '[]';
ALTER TABLE templates ADD COLUMN library TEXT NOT NULL DEFAULT '';
ALTER TABLE templates ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0;

-- What a channel says instead of the common text. channel is a kind of account.
CREATE TABLE template_texts (
  template_id BIGINT NOT NULL REFERENCES templates (id),
  channel TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  PRIMARY KEY (template_id, channel)
);

-- A piece of text that templates share (文例).
CREATE TABLE snippets (
  id {id},
  name TEXT NOT NULL,
  reading TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX snippets_name ON snippets (name) WHERE removed_at = 0;

-- Who signs how: the most exact one wins, 0 stands for everybody.
CREATE TABLE signatures (
  account_id BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  body TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, staff_id)
);

-- A reply that somebody else has to agree to. state: 'open', 'approved' (and queued
-- as outbox_id), 'returned' or 'withdrawn'. why: 'role', 'template', 'rule' or
-- 'asked'. base: what the template said by itself. note_id: the note in the thread
-- that called who may agree.
CREATE TABLE approvals (
  id {id},
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  state TEXT NOT NULL,
  why TEXT NOT NULL,
  body TEXT NOT NULL,
  files TEXT NOT NULL DEFAULT '[]',
  template_id BIGINT NOT NULL DEFAULT 0,
  seen_id BIGINT NOT NULL DEFAULT 0,
  send_at BIGINT NOT NULL DEFAULT 0,
  done BIGINT NOT NULL DEFAULT 0,
  follow BIGINT NOT NULL DEFAULT 0,
  base TEXT NOT NULL DEFAULT '',
  note_id BIGINT NOT NULL DEFAULT 0,
  asked_by BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_by BIGINT NOT NULL DEFAULT 0,
  answered_at BIGINT NOT NULL DEFAULT 0,
  final TEXT NOT NULL DEFAULT '',
  outbox_id BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX approvals_one ON approvals (inquiry_id) WHERE state = 'open';
CREATE INDEX approvals_inquiry ON approvals (inquiry_id, id);
CREATE TABLE approval_words (
  id {id},
  approval_id BIGINT NOT NULL REFERENCES approvals (id),
  staff_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX approval_words_approval ON approval_words (approval_id, id);

-- Warnings of a draft that a person has accepted (確かめました), by key.
ALTER TABLE drafts ADD COLUMN accepted TEXT NOT NULL DEFAULT '[]';
ALTER TABLE start_drafts ADD COLUMN accepted TEXT NOT NULL DEFAULT '[]';

-- planned: a person has set the time; a hold is not a plan. follow_at: the inquiry
-- is looked at again then, 0 never. stood: how the order stood when the answer was
-- written, compared before it leaves; addresses in it are hashes.
ALTER TABLE outbox ADD COLUMN planned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN follow_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN template_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN stood TEXT NOT NULL DEFAULT '';

-- What the draft was made of: a reply that is taken back is the same draft again, but
-- for the warnings, which are looked at anew.
ALTER TABLE outbox ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';

-- A rule of the shop wants every answer to it agreed to.
ALTER TABLE inquiries ADD COLUMN approval BIGINT NOT NULL DEFAULT 0;

-- Answers that are worth reading again (模範回答).
CREATE TABLE models (
  message_id BIGINT PRIMARY KEY REFERENCES messages (id),
  staff_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);

-- What a machine drafted, with what, and what became of it. points is a JSON list of
-- what the person wanted to say. sent is what left this PC to get it, with personal
-- values already replaced, '' when nothing did. state: 'running', 'done', 'cut',
-- 'stopped' or 'failed'. confirmed is a JSON list of values that a person has held
-- against the records. final is what the person sent, changed how many letters differ.
CREATE TABLE ai_drafts (
  id {id},
  inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
  staff_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  endpoint TEXT NOT NULL,
  model TEXT NOT NULL,
  prompt TEXT NOT NULL,
  local BIGINT NOT NULL DEFAULT 0,
  tone TEXT NOT NULL DEFAULT '',
  points TEXT NOT NULL DEFAULT '[]',
  confirmed TEXT NOT NULL DEFAULT '[]',
  sent TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  took BIGINT NOT NULL DEFAULT 0,
  doubts BIGINT NOT NULL DEFAULT 0,
  final TEXT NOT NULL DEFAULT '',
  changed BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX ai_drafts_inquiry ON ai_drafts (inquiry_id, id);
CREATE INDEX ai_drafts_at ON ai_drafts (at, id);

-- What a draft is made of, as JSON: what was typed for its facts, the filled
-- templates with the place and source of each value, and the steps that are done.
ALTER TABLE drafts ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE dropped_drafts ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE start_drafts ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';

-- What was typed for a fact that is no person's, to be offered again. inquiry_id is
-- the conversation it was typed for and goes with.
CREATE TABLE typed_facts (
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  inquiry_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (name, body)
);
CREATE INDEX typed_facts_name ON typed_facts (name, at);
CREATE INDEX typed_facts_inquiry ON typed_facts (inquiry_id);

-- What customers ask again and again, in general words (よくある質問). shown: on the
-- pages of the shop.
CREATE TABLE faqs (
  id {id},
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  category_id BIGINT NOT NULL DEFAULT 0,
  template_id BIGINT NOT NULL DEFAULT 0,
  position BIGINT NOT NULL DEFAULT 0,
  shown BIGINT NOT NULL DEFAULT 0,
  uses BIGINT NOT NULL DEFAULT 0,
  staff_id BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  removed_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX faqs_question ON faqs (question) WHERE removed_at = 0;
CREATE INDEX faqs_position ON faqs (position, id) WHERE removed_at = 0;

-- How the shop handles a kind of question (手順書), one page for a category; 0 is the
-- page for every question. body is '' for a page that was emptied.
CREATE TABLE manuals (
  category_id BIGINT PRIMARY KEY,
  body TEXT NOT NULL,
  staff_id BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
