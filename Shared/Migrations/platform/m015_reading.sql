-- Each entry of the list is shown with what it knows the person by, and taken back with all of it.
CREATE INDEX suppression_hashes_entry ON platform.suppression_hashes (suppression_id);
-- What was done for a product's own row, also when it is over.
CREATE INDEX actions_of_subject ON platform.actions (product, subject_id);
