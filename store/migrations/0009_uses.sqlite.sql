-- How many inquiries are about what (分類), kept with each row as the numbers of the
-- tabs are (0008): the list of categories is asked for with every suggestion.
CREATE TABLE category_counts (
  category_id BIGINT PRIMARY KEY,
  n BIGINT NOT NULL
);
INSERT INTO category_counts (category_id, n) SELECT category_id, COUNT(*) FROM inquiries WHERE category_id > 0 GROUP BY category_id;
CREATE TRIGGER inquiries_sorted AFTER UPDATE OF category_id ON inquiries WHEN OLD.category_id <> NEW.category_id BEGIN
  UPDATE category_counts SET n = n - 1 WHERE category_id = OLD.category_id; INSERT INTO category_counts (category_id, n) SELECT NEW.category_id, 1 WHERE NEW.category_id > 0
  ON CONFLICT (category_id) DO UPDATE SET n = n + 1; END;
CREATE TRIGGER inquiries_come_sorted AFTER INSERT ON inquiries WHEN NEW.category_id > 0 BEGIN
  INSERT INTO category_counts (category_id, n) VALUES (NEW.category_id, 1) ON CONFLICT (category_id) DO UPDATE SET n = n + 1; END;
CREATE TRIGGER inquiries_go_sorted AFTER DELETE ON inquiries WHEN OLD.category_id > 0 BEGIN
  UPDATE category_counts SET n = n - 1 WHERE category_id = OLD.category_id; END;
