-- Each entry of the list is shown with what it knows the person by, and taken back with all of it.
CREATE INDEX suppression_hashes_entry ON platform.suppression_hashes (suppression_id);
-- What was done for a product's own row when it is over; actions_one_alive has what is alive. One index over both would be written anew
-- with every step of every action.
CREATE INDEX actions_over ON platform.actions (product, subject_id) WHERE status IN ('failed', 'cancelled');
