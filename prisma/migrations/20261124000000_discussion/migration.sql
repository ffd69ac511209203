CREATE TYPE "role" AS ENUM ('USER', 'MODERATOR', 'ADMIN');
CREATE TYPE "comment_state" AS ENUM ('VISIBLE', 'HELD', 'HIDDEN', 'REMOVED', 'DELETED');

CREATE TABLE users (
  id uuid PRIMARY KEY,
  handle text NOT NULL UNIQUE CHECK (handle ~ '^[a-z0-9_]{2,32}$'),
  display_name text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 64),
  email text UNIQUE CHECK (email = lower(email)),
  password_hash text,
  external_subject text UNIQUE,
  role "role" NOT NULL DEFAULT 'USER',
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE posts (
  id uuid PRIMARY KEY,
  author_id uuid REFERENCES users (id),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 300),
  body text NOT NULL CHECK (char_length(body) <= 40000),
  locked boolean NOT NULL DEFAULT false,
  source_id text UNIQUE,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX posts_newest ON posts (created_at, id);
CREATE INDEX posts_by_author ON posts (author_id, created_at, id);

-- Lower bound of the Wilson score interval for the share of upvotes, at 80 % confidence (z = 1.281551565545).
-- Source: E. B. Wilson (1927), Probable Inference; the choice of z is that of Reddit's "best" (r2/lib/db/_sorts.pyx).
CREATE FUNCTION rank_best(up float8, down float8) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN up + down = 0 THEN 0 ELSE
    (up / (up + down) + 1.642374415149818 / (2 * (up + down))
      - 1.281551565545 * sqrt((up / (up + down) * (down / (up + down)) + 1.642374415149818 / (4 * (up + down))) / (up + down)))
    / (1 + 1.642374415149818 / (up + down))
  END;

-- Reddit's "hot": the order of magnitude of the score, plus the age in units of 45,000 s from 2005-12-08 07:46:43 UTC.
-- Source: r2/lib/db/_sorts.pyx. The time only moves the zero point, so a stored value never goes stale.
CREATE FUNCTION rank_hot(up float8, down float8, created_at timestamptz) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  sign(up - down) * log(greatest(abs(up - down), 1))
    + (extract(epoch FROM created_at AT TIME ZONE 'UTC')::float8 - 1134028003) / 45000;

-- Reddit's "controversial": many votes, evenly split. Source: r2/lib/db/_sorts.pyx.
CREATE FUNCTION rank_controversy(up float8, down float8) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN up <= 0 OR down <= 0 THEN 0
    ELSE power(up + down, least(up, down) / greatest(up, down)) END;

CREATE TABLE comments (
  id uuid NOT NULL,
  post_id uuid NOT NULL REFERENCES posts (id),
  parent_id uuid,
  container_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(parent_id, post_id)) STORED,
  depth int NOT NULL CHECK ((depth = 0) = (parent_id IS NULL) AND depth >= 0),
  author_id uuid REFERENCES users (id),
  body text CHECK (char_length(body) BETWEEN 1 AND 10000),
  state "comment_state" NOT NULL DEFAULT 'VISIBLE',
  version int NOT NULL DEFAULT 1,
  upvotes int NOT NULL DEFAULT 0 CHECK (upvotes >= 0),
  downvotes int NOT NULL DEFAULT 0 CHECK (downvotes >= 0),
  score int NOT NULL GENERATED ALWAYS AS (upvotes - downvotes) STORED,
  best float8 NOT NULL GENERATED ALWAYS AS (rank_best(upvotes, downvotes)) STORED,
  hot float8 NOT NULL GENERATED ALWAYS AS (rank_hot(upvotes, downvotes, created_at)) STORED,
  controversy float8 NOT NULL GENERATED ALWAYS AS (rank_controversy(upvotes, downvotes)) STORED,
  imported_upvotes int NOT NULL DEFAULT 0 CHECK (imported_upvotes >= 0),
  imported_downvotes int NOT NULL DEFAULT 0 CHECK (imported_downvotes >= 0),
  source_id text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  edited_at timestamptz(3),
  PRIMARY KEY (post_id, id),
  FOREIGN KEY (post_id, parent_id) REFERENCES comments (post_id, id),
  CONSTRAINT comments_tombstone_has_no_body CHECK ((state = 'DELETED') = (body IS NULL))
) PARTITION BY HASH (post_id);

DO $$
BEGIN
  FOR i IN 0..31 LOOP
    EXECUTE format(
      'CREATE TABLE comments_p%s PARTITION OF comments FOR VALUES WITH (MODULUS 32, REMAINDER %s) WITH (fillfactor = 90)',
      lpad(i::text, 2, '0'), i);
  END LOOP;
END $$;

CREATE INDEX comments_by_time ON comments (post_id, container_id, created_at, id);
CREATE INDEX comments_by_score ON comments (post_id, container_id, score, id);
CREATE INDEX comments_by_best ON comments (post_id, container_id, best, id);
CREATE INDEX comments_by_hot ON comments (post_id, container_id, hot, id);
CREATE INDEX comments_by_controversy ON comments (post_id, container_id, controversy, id);
CREATE UNIQUE INDEX comments_by_source ON comments (post_id, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX comments_by_author ON comments (author_id, created_at, id) WHERE state = 'VISIBLE';
CREATE INDEX comments_by_text ON comments USING gin (to_tsvector('english', body)) WHERE state = 'VISIBLE';

CREATE TABLE comment_revisions (
  post_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  version int NOT NULL,
  body text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (post_id, comment_id, version),
  FOREIGN KEY (post_id, comment_id) REFERENCES comments (post_id, id) ON DELETE CASCADE
);

CREATE TABLE comment_votes (
  post_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  value smallint NOT NULL CHECK (value IN (-1, 1)),
  PRIMARY KEY (post_id, comment_id, user_id),
  FOREIGN KEY (post_id, comment_id) REFERENCES comments (post_id, id) ON DELETE CASCADE
);

-- How many comments of a post, or direct replies of a comment, everyone can see: the sum over the slots. Writers that
-- meet take different slots, so nobody waits for anybody; one slot may be negative, the sum never is.
CREATE TABLE post_comment_counts (
  post_id uuid NOT NULL REFERENCES posts (id),
  slot smallint NOT NULL,
  visible int NOT NULL,
  PRIMARY KEY (post_id, slot)
) WITH (fillfactor = 50);

CREATE TABLE comment_reply_counts (
  post_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  slot smallint NOT NULL,
  visible int NOT NULL,
  PRIMARY KEY (post_id, comment_id, slot),
  FOREIGN KEY (post_id, comment_id) REFERENCES comments (post_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);

-- One row a key and person: which request took the key, and what it made. Written in the transaction of the mutation
-- itself, so that a key without its effect, or an effect without its key, cannot be.
CREATE TABLE idempotency_keys (
  user_id uuid NOT NULL REFERENCES users (id),
  key text NOT NULL CHECK (key ~ '^[\x21-\x7e]{1,255}$'),
  field text NOT NULL,
  fingerprint text NOT NULL,
  answer jsonb,
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
