-- Referrals: facts and decisions that are only ever added, and the projection that
-- `settle-referrals` rewrites from them (R-T2).

CREATE TABLE referral (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  external_id text CHECK (length(external_id) BETWEEN 1 AND 200),
  file_row integer,
  source text NOT NULL CHECK (source IN ('FORM', 'LINK', 'SALES', 'API', 'IMPORT')),
  source_label text,
  referee_name text CHECK (length(referee_name) <= 200),
  referee_email text CHECK (length(referee_email) <= 254),
  referee_key bytea,
  company_id uuid,
  note text CHECK (length(note) <= 2000),
  submitted_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  window_days integer NOT NULL CHECK (window_days > 0),
  time_zone text NOT NULL,
  submitted_on date NOT NULL,
  window_closes_at timestamptz NOT NULL,
  conversion_points bigint NOT NULL CHECK (conversion_points >= 0),
  late_win_points bigint NOT NULL CHECK (late_win_points >= 0),
  assist_points bigint NOT NULL CHECK (assist_points >= 0),
  needs_confirmation boolean NOT NULL,
  awards_points boolean NOT NULL,
  fraud_signal text NOT NULL CHECK (fraud_signal IN ('NOT_CHECKED', 'CLEAR', 'FLAGGED')),
  moderation text NOT NULL CHECK (moderation IN ('PENDING', 'APPROVED', 'DENIED')),
  fraud_status text NOT NULL
    CHECK (fraud_status IN ('NOT_CHECKED', 'CLEAR', 'FLAGGED', 'CLEARED', 'CONFIRMED')),
  confirmation text NOT NULL CHECK (confirmation IN ('NOT_NEEDED', 'WAITING', 'CONFIRMED', 'REFUSED')),
  status text NOT NULL CHECK (status IN ('SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING',
    'OPPORTUNITY', 'CONVERTED', 'LOST', 'UNQUALIFIED', 'DUPLICATE', 'EXPIRED', 'WITHDRAWN')),
  step text NOT NULL CHECK (step IN ('SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING',
    'OPPORTUNITY', 'LOST', 'UNQUALIFIED', 'WITHDRAWN')),
  reason_code text,
  reward_status text NOT NULL CHECK (reward_status IN
    ('NONE', 'PENDING', 'HELD', 'AWARDED', 'PARTLY_REVERSED', 'REVERSED')),
  window_open boolean NOT NULL,
  duplicate_of uuid,
  credited_deal_id uuid,
  converted_on date,
  won_outside_window boolean NOT NULL,
  won_before_referral boolean NOT NULL,
  closed_on_flag text CHECK (closed_on_flag IN ('TOLD_LATE', 'MOVED_ACROSS_EDGE')),
  points_due bigint NOT NULL CHECK (points_due >= 0),
  points_awarded bigint NOT NULL CHECK (points_awarded >= 0),
  settlement_no integer NOT NULL,
  first_contacted_at timestamptz,
  contact_member_id uuid,
  moved_at timestamptz NOT NULL,
  version integer NOT NULL,
  -- What the figures say of it (`referral-figures.rules.ts`).
  counted boolean NOT NULL DEFAULT true,
  furthest text NOT NULL DEFAULT 'SUBMITTED' CHECK (furthest IN
    ('SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY', 'CONVERTED')),
  won_on date,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, external_id)
);
CREATE INDEX referral_due ON referral (window_closes_at, program_id, id) WHERE window_open;
CREATE INDEX referral_advocate ON referral (program_id, advocate_id, submitted_at DESC, id);
CREATE INDEX referral_referee ON referral (program_id, referee_key) WHERE referee_key IS NOT NULL;
CREATE INDEX referral_company ON referral (program_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX referral_to_place ON referral (program_id, ((NOT window_open)::int), window_closes_at, id)
  WHERE status = 'DUPLICATE' AND reason_code = 'WAITS_FOR_PERSON';
CREATE INDEX referral_flagged ON referral (program_id, ((NOT window_open)::int), window_closes_at, id)
  WHERE fraud_status = 'FLAGGED';
CREATE INDEX referral_pipeline ON referral (program_id, ((NOT window_open)::int), window_closes_at, id);

CREATE TABLE referral_fact (
  program_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  fact_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN
    ('SUBMITTED', 'CONTACTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY', 'LOST',
     'UNQUALIFIED', 'WITHDRAWN')),
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  source text NOT NULL,
  source_version bigint,
  payload jsonb NOT NULL,
  PRIMARY KEY (program_id, referral_id, source, fact_id)
);

CREATE TABLE referral_decision (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  referral_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN
    ('ACCEPTED', 'DENIED', 'CONFIRMED', 'REFUSED', 'FRAUD_FLAGGED', 'FRAUD_CLEARED',
     'FRAUD_CONFIRMED', 'KEEPS_PLACE', 'GIVES_WAY')),
  payload jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  decided_by uuid,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX referral_decision_of ON referral_decision (program_id, referral_id, decided_at);

-- What a colleague writes with a move; a line of the timeline names it by its id (R-A5).
CREATE TABLE referral_note (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  referral_id uuid NOT NULL,
  text text CHECK (length(text) <= 2000),
  written_at timestamptz NOT NULL,
  written_by uuid,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX referral_note_of ON referral_note (program_id, referral_id, written_at);

-- down
DROP TABLE referral_note;
DROP TABLE referral_decision;
DROP TABLE referral_fact;
DROP TABLE referral;
