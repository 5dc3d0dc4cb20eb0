-- Which mails have begun to leave for the mail server, so that none is sent twice.

CREATE TABLE mail_delivery (
  program_id uuid NOT NULL,
  mail_id uuid NOT NULL,
  begun_at timestamptz NOT NULL,
  taken_at timestamptz,
  PRIMARY KEY (program_id, mail_id)
);
CREATE INDEX mail_delivery_age ON mail_delivery (begun_at);

-- down
DROP TABLE mail_delivery;
