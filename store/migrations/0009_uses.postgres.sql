-- How many inquiries are about what (分類), kept with each row as the numbers of the
-- tabs are (0008): the list of categories is asked for with every suggestion.
CREATE TABLE category_counts (
  category_id BIGINT PRIMARY KEY,
  n BIGINT NOT NULL
);
INSERT INTO category_counts (category_id, n) SELECT category_id, COUNT(*) FROM inquiries WHERE category_id > 0 GROUP BY category_id;
CREATE FUNCTION inquiries_sorted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.category_id = NEW.category_id THEN RETURN NULL; END IF; IF TG_OP <> 'INSERT' THEN
    UPDATE category_counts SET n = n - 1 WHERE category_id = OLD.category_id; END IF; IF TG_OP <> 'DELETE' AND NEW.category_id > 0 THEN
    INSERT INTO category_counts AS k (category_id, n) VALUES (NEW.category_id, 1) ON CONFLICT (category_id) DO UPDATE SET n = k.n + 1; END IF; RETURN NULL; END
$$;
CREATE TRIGGER inquiries_sorted AFTER INSERT OR DELETE OR UPDATE OF category_id ON inquiries FOR EACH ROW EXECUTE FUNCTION inquiries_sorted();
