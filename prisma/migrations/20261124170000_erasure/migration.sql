-- Since when the person is being, or is, erased: an empty shell that nobody signs in as, for the rows that name its id.
ALTER TABLE users ADD COLUMN erased_at timestamptz(3);

-- What erasing a person asks for.
CREATE INDEX notifications_by_actor ON notifications (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX thread_settings_by_user ON thread_settings (user_id);
