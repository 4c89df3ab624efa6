-- How many inquiries stand where: the numbers of the tabs, also for some accounts or
-- one owner. The database itself keeps them with each row, whatever moves it; they
-- take the place of the index in which they were counted one by one.
CREATE TABLE desk_counts (
  state TEXT NOT NULL,
  account_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (state, account_id, owner_id)
);
INSERT INTO desk_counts (state, account_id, owner_id, n) SELECT state, account_id, owner_id, COUNT(*) FROM inquiries GROUP BY state, account_id, owner_id;
DELETE FROM counters WHERE SUBSTR(name, 1, 6) = 'state:';
CREATE TRIGGER inquiries_come AFTER INSERT ON inquiries BEGIN
  INSERT INTO desk_counts (state, account_id, owner_id, n) VALUES (NEW.state, NEW.account_id, NEW.owner_id, 1)
  ON CONFLICT (state, account_id, owner_id) DO UPDATE SET n = n + 1; END;
CREATE TRIGGER inquiries_go AFTER DELETE ON inquiries BEGIN
  UPDATE desk_counts SET n = n - 1 WHERE state = OLD.state AND account_id = OLD.account_id AND owner_id = OLD.owner_id; END;
CREATE TRIGGER inquiries_move AFTER UPDATE OF state, account_id, owner_id ON inquiries
WHEN OLD.state <> NEW.state OR OLD.owner_id <> NEW.owner_id OR OLD.account_id <> NEW.account_id BEGIN
  UPDATE desk_counts SET n = n - 1 WHERE state = OLD.state AND account_id = OLD.account_id AND owner_id = OLD.owner_id; INSERT INTO desk_counts (state, account_id, owner_id, n) VALUES (NEW.state, NEW.account_id, NEW.owner_id, 1)
  ON CONFLICT (state, account_id, owner_id) DO UPDATE SET n = n + 1; END;
DROP INDEX inquiries_desks;

-- What a customer has written and bought, the newest first: one who has thousands
-- (a wholesaler, the address of a machine) is opened as quickly as any.
DROP INDEX inquiries_customer;
CREATE INDEX inquiries_customer ON inquiries (customer_id, last_at, id) WHERE customer_id > 0;
DROP INDEX orders_customer;
CREATE INDEX orders_customer ON orders (customer_id, ordered_at, id) WHERE customer_id > 0;
-- The few that the shop has marked.
CREATE INDEX customers_vip ON customers (id) WHERE vip = 1;
