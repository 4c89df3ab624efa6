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
CREATE FUNCTION inquiries_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND OLD.owner_id = NEW.owner_id AND OLD.account_id = NEW.account_id THEN RETURN NULL; END IF; IF TG_OP <> 'INSERT' THEN
    UPDATE desk_counts SET n = n - 1 WHERE state = OLD.state AND account_id = OLD.account_id AND owner_id = OLD.owner_id; END IF; IF TG_OP <> 'DELETE' THEN
    INSERT INTO desk_counts AS k (state, account_id, owner_id, n) VALUES (NEW.state, NEW.account_id, NEW.owner_id, 1)
    ON CONFLICT (state, account_id, owner_id) DO UPDATE SET n = k.n + 1; END IF; RETURN NULL; END
$$;
CREATE TRIGGER inquiries_counted AFTER INSERT OR DELETE OR UPDATE OF state, account_id, owner_id ON inquiries
FOR EACH ROW EXECUTE FUNCTION inquiries_counted();
DROP INDEX inquiries_desks;

-- What a customer has written and bought, the newest first: one who has thousands
-- (a wholesaler, the address of a machine) is opened as quickly as any.
DROP INDEX inquiries_customer;
CREATE INDEX inquiries_customer ON inquiries (customer_id, last_at, id) WHERE customer_id > 0;
DROP INDEX orders_customer;
CREATE INDEX orders_customer ON orders (customer_id, ordered_at, id) WHERE customer_id > 0;
-- The few that the shop has marked.
CREATE INDEX customers_vip ON customers (id) WHERE vip = 1;
