-- The report asks of every conversation of a period who wrote when. Direction and kind
-- stand in the index of a conversation, so that it looks into no message: whether one was
-- deleted stands behind its text.
DROP INDEX messages_thread;
CREATE INDEX messages_thread ON messages (inquiry_id, sent_at, id, direction, kind, deleted);
-- What a customer has bought comes to is added up in the index: some buy by the thousand.
DROP INDEX orders_customer;
CREATE INDEX orders_customer ON orders (customer_id, ordered_at, id, total, status) WHERE customer_id > 0;
-- Inquiries with files, which are few or none.
CREATE INDEX inquiries_files ON inquiries (id) WHERE has_files = 1;
