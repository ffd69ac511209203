-- What only its author sees: few rows, looked for under each page that many people share.
CREATE INDEX comments_unseen ON comments (author_id, container_id) WHERE state = 'HELD' OR shadow;
