-- Mails of a sandbox whose clock was moved: they stay inside, and its admins read them (R-T3).

CREATE TABLE kept_mail (
  program_id uuid NOT NULL,
  mail_id uuid NOT NULL,
  kept_at timestamptz NOT NULL,
  kind text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (program_id, mail_id)
);
CREATE INDEX kept_mail_list ON kept_mail (program_id, kept_at, mail_id);
CREATE INDEX kept_mail_age ON kept_mail (kept_at);

-- down
DROP TABLE kept_mail;
