-- What people are told, in the portal and by mail, and what they switched off (R-N1).

CREATE TABLE notification (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  dedupe_key text NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  inputs jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  mail_status text NOT NULL
    CHECK (mail_status IN ('NONE', 'WAITING', 'SENT', 'SWITCHED_OFF', 'FAILED', 'UNKNOWN')),
  mail_due_at timestamptz,
  mail_claimed_until timestamptz,
  mail_attempts integer NOT NULL,
  mail_failure text,
  mail_sent_at timestamptz,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, dedupe_key),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX notification_list ON notification (program_id, advocate_id, created_at, id);
CREATE INDEX notification_unread ON notification (program_id, advocate_id) WHERE read_at IS NULL;
CREATE INDEX notification_age ON notification USING brin (created_at);
CREATE INDEX notification_mail_due ON notification (program_id, mail_due_at)
  WHERE mail_status = 'WAITING';
CREATE INDEX notification_mail_failed ON notification (program_id, created_at, id)
  WHERE mail_status IN ('FAILED', 'UNKNOWN');

CREATE TABLE mail_preference (
  program_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  kind text NOT NULL,
  wanted boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, advocate_id, kind),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);

-- down
DROP TABLE mail_preference;
DROP TABLE notification;
