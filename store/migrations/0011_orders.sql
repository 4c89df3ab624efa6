-- The list of orders of one state, the newest first: what is not sent or not paid is
-- a few among years of finished ones.
CREATE INDEX orders_status ON orders (status, ordered_at, id);
