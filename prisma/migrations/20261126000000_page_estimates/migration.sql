-- Pages are planned once for all posts and authors. Most have few comments, some have millions, whose page would then be
-- found by sorting all of them. With one distinct value the planner reckons with the most common one, and goes along the
-- index of the order.
DO $$
DECLARE
  partition regclass;
BEGIN
  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'comments'::regclass LOOP
    EXECUTE format(
      'ALTER TABLE %s ALTER COLUMN post_id SET (n_distinct = 1), ALTER COLUMN container_id SET (n_distinct = 1),
        ALTER COLUMN author_id SET (n_distinct = 1)',
      partition
    );
  END LOOP;
END $$;
ANALYZE comments;
