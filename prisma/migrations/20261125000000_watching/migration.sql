-- How many dead letters nobody has replayed is asked for every few seconds.
CREATE INDEX dead_letters_open ON dead_letters (job) WHERE replayed_at IS NULL;
