-- Lists by name are read account by account, or in a category: a filter passes over the names of
-- machines in an index alone. Whether there is an order stands in it for those after buying.
DROP INDEX inquiries_name;
CREATE INDEX inquiries_account_name ON inquiries (account_id, (CASE customer WHEN '' THEN 1 ELSE 0 END), customer, id, order_number);
CREATE INDEX inquiries_category_name ON inquiries (category_id, (CASE customer WHEN '' THEN 1 ELSE 0 END), customer, id) WHERE category_id > 0;

-- What the figures need of the conversations whose last message is of a Japanese day that has
-- passed (store/figures_kept.go). A row goes when one of them changes, whatever changes it: a
-- message that comes is counted in its inquiry.
CREATE TABLE figure_days (
  day BIGINT PRIMARY KEY,
  cases {blob} NOT NULL
);
CREATE TRIGGER figures_come AFTER INSERT ON inquiries BEGIN
  DELETE FROM figure_days WHERE day = (NEW.last_at + 32400000) / 86400000; END;
CREATE TRIGGER figures_go AFTER DELETE ON inquiries BEGIN
  DELETE FROM figure_days WHERE day = (OLD.last_at + 32400000) / 86400000; END;
CREATE TRIGGER figures_move AFTER UPDATE OF last_at, message_count, state, category_id, account_id, official, about_kind ON inquiries
WHEN OLD.last_at <> NEW.last_at OR OLD.message_count <> NEW.message_count OR OLD.state <> NEW.state OR OLD.category_id <> NEW.category_id
  OR OLD.account_id <> NEW.account_id OR OLD.official <> NEW.official OR OLD.about_kind <> NEW.about_kind BEGIN
  DELETE FROM figure_days WHERE day IN ((OLD.last_at + 32400000) / 86400000, (NEW.last_at + 32400000) / 86400000); END;
CREATE TRIGGER figures_said AFTER UPDATE OF inquiry_id, direction, kind, sent_at, deleted ON messages BEGIN
  DELETE FROM figure_days WHERE day IN (SELECT (last_at + 32400000) / 86400000 FROM inquiries WHERE id IN (OLD.inquiry_id, NEW.inquiry_id)); END;
CREATE TRIGGER figures_unsaid AFTER DELETE ON messages BEGIN
  DELETE FROM figure_days WHERE day = (SELECT (last_at + 32400000) / 86400000 FROM inquiries WHERE id = OLD.inquiry_id); END;
