ALTER TABLE users
  -- Until then the person can read and not write; the end of the year 9999 where nobody said when it ends.
  ADD COLUMN suspended_until timestamptz(3),
  -- Only the person and moderators see the person's comments, and nothing tells.
  ADD COLUMN shadow_banned boolean NOT NULL DEFAULT false;

ALTER TABLE comments
  -- Of an author who is shadow-banned.
  ADD COLUMN shadow boolean NOT NULL DEFAULT false,
  -- Grows with each change of the text.
  ADD COLUMN revision int NOT NULL DEFAULT 1;
CREATE INDEX comments_of_author ON comments (author_id, id);

CREATE TYPE flag_reason AS ENUM ('SPAM', 'ABUSE', 'HATE', 'SEXUAL', 'VIOLENCE', 'MISINFORMATION', 'OTHER');
CREATE TYPE flag_resolution AS ENUM ('UPHELD', 'DISMISSED');
CREATE TYPE moderation_verb AS ENUM (
  'APPROVE', 'REMOVE', 'RESTORE', 'SUSPEND_USER', 'REINSTATE_USER', 'SHADOW_BAN_USER', 'LOCK_POST', 'UNLOCK_POST',
  'AUTO_HIDE', 'AUTO_HOLD'
);

-- One a person, comment and revision of it.
CREATE TABLE flags (
  id uuid NOT NULL,
  post_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  revision int NOT NULL,
  reporter_id uuid NOT NULL REFERENCES users (id),
  reason flag_reason NOT NULL,
  note text CHECK (char_length(note) BETWEEN 1 AND 1000),
  -- By the reporter's record at that moment; src/moderation/weight.ts.
  weight float8 NOT NULL CHECK (weight >= 0),
  created_at timestamptz(3) NOT NULL,
  resolution flag_resolution,
  resolved_at timestamptz(3),
  PRIMARY KEY (post_id, comment_id, reporter_id, revision),
  FOREIGN KEY (post_id, comment_id) REFERENCES comments (post_id, id) ON DELETE CASCADE
);
CREATE INDEX flags_by_comment ON flags (post_id, comment_id, created_at, id);
CREATE INDEX flags_by_reporter ON flags (reporter_id);

-- What came of a person's flags.
CREATE TABLE reporter_records (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  upheld int NOT NULL DEFAULT 0 CHECK (upheld >= 0),
  dismissed int NOT NULL DEFAULT 0 CHECK (dismissed >= 0)
);

-- What moderators are to know of a comment; no row for one of which there is nothing to say.
CREATE TABLE moderation_items (
  post_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  -- Of the flags that are open.
  flag_count int NOT NULL DEFAULT 0 CHECK (flag_count >= 0),
  flag_weight float8 NOT NULL DEFAULT 0 CHECK (flag_weight >= 0),
  flagged_at timestamptz(3),
  -- Since when it is HELD, whether only until the spam check has seen it, and whether nobody could ever read it.
  held_at timestamptz(3),
  unchecked boolean NOT NULL DEFAULT false,
  unpublished boolean NOT NULL DEFAULT false,
  spam_score float8,
  spam_reasons text[] NOT NULL DEFAULT '{}',
  -- The revision that the spam check saw last, and that a moderator approved last.
  checked_revision int,
  approved_revision int,
  PRIMARY KEY (post_id, comment_id),
  FOREIGN KEY (post_id, comment_id) REFERENCES comments (post_id, id) ON DELETE CASCADE,
  CHECK ((flag_count > 0) = (flagged_at IS NOT NULL))
);
CREATE INDEX moderation_items_flagged ON moderation_items (flag_weight, comment_id) WHERE flagged_at IS NOT NULL;
CREATE INDEX moderation_items_held ON moderation_items (held_at, comment_id) WHERE held_at IS NOT NULL AND NOT unchecked;

-- Every decision, by a moderator or by itself. Append-only: read in order it gives the present state.
CREATE TABLE moderation_log (
  id uuid PRIMARY KEY,
  verb moderation_verb NOT NULL,
  -- Null where nobody decided.
  moderator_id uuid REFERENCES users (id),
  -- The public id of a comment, a post or a person.
  subject text NOT NULL,
  reason text CHECK (char_length(reason) BETWEEN 1 AND 1000),
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX moderation_log_newest ON moderation_log (created_at, id);
CREATE INDEX moderation_log_by_subject ON moderation_log (subject, created_at, id);
CREATE TRIGGER moderation_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON moderation_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON moderation_log FROM parley_app;

-- What moderators' decisions teach the spam check; leaves with its comment's text.
CREATE TABLE spam_examples (
  post_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  text text NOT NULL,
  spam boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (post_id, comment_id),
  FOREIGN KEY (post_id, comment_id) REFERENCES comments (post_id, id) ON DELETE CASCADE
);
