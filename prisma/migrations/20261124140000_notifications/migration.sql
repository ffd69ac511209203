-- A UUIDv7: 48 bits of milliseconds, the rest random. Source: RFC 9562, 5.7.
CREATE FUNCTION uuid_v7(at timestamptz) RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE RETURN
  encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid;

CREATE TYPE notification_kind AS ENUM ('REPLY', 'MENTION', 'POST_COMMENT', 'MODERATION', 'CHARGE', 'WEBHOOK');
CREATE TYPE email_mode AS ENUM ('OFF', 'EACH', 'DAILY');

CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  kind notification_kind NOT NULL,
  -- What it comes from, such as a comment's public id; one person is told of one cause once.
  cause text NOT NULL,
  actor_id uuid REFERENCES users (id),
  -- The public id of what it is about.
  subject text,
  created_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  mailed_at timestamptz(3),
  UNIQUE (user_id, cause)
);
CREATE INDEX notifications_newest ON notifications (user_id, created_at, id);
CREATE INDEX notifications_unread ON notifications (user_id, created_at, id) WHERE read_at IS NULL;
CREATE INDEX notifications_read_by_age ON notifications (created_at) WHERE read_at IS NOT NULL;

-- What a person wants of a post's thread; no row is neither.
CREATE TABLE thread_settings (
  post_id uuid NOT NULL REFERENCES posts (id),
  user_id uuid NOT NULL REFERENCES users (id),
  muted boolean NOT NULL DEFAULT false,
  followed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (post_id, user_id)
);
CREATE INDEX thread_settings_followers ON thread_settings (post_id, user_id) WHERE followed AND NOT muted;

-- Addresses are not verified, so nobody gets mail who did not ask for it; no row is OFF.
CREATE TABLE email_settings (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  mode email_mode NOT NULL DEFAULT 'OFF',
  -- When the last digest was asked for, or DAILY was chosen.
  digested_at timestamptz(3),
  -- The digested_at of the last digest that was sent: a job that runs again sends none.
  digest_sent_at timestamptz(3),
  CHECK (mode <> 'DAILY' OR digested_at IS NOT NULL)
);
CREATE INDEX email_settings_by_digest ON email_settings (digested_at, user_id) WHERE mode = 'DAILY';

-- The few who are not USER.
CREATE INDEX users_staff ON users (role) WHERE role <> 'USER';
