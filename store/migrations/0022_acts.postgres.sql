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
CREATE FUNCTION figures_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN DELETE FROM figure_days WHERE day = (OLD.last_at + 32400000) / 86400000; END IF; IF TG_OP <> 'DELETE' THEN
    DELETE FROM figure_days WHERE day = (NEW.last_at + 32400000) / 86400000; END IF; RETURN NULL; END
$$;
CREATE TRIGGER figures_old AFTER INSERT OR DELETE OR UPDATE OF last_at, message_count, state, category_id, account_id, official, about_kind ON inquiries
FOR EACH ROW EXECUTE FUNCTION figures_old();
CREATE FUNCTION figures_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM figure_days WHERE day IN (SELECT (last_at + 32400000) / 86400000 FROM inquiries WHERE id = OLD.inquiry_id); IF TG_OP = 'UPDATE' THEN
    DELETE FROM figure_days WHERE day IN (SELECT (last_at + 32400000) / 86400000 FROM inquiries WHERE id = NEW.inquiry_id); END IF; RETURN NULL; END
$$;
CREATE TRIGGER figures_said AFTER DELETE OR UPDATE OF inquiry_id, direction, kind, sent_at, deleted ON messages
FOR EACH ROW EXECUTE FUNCTION figures_said();
