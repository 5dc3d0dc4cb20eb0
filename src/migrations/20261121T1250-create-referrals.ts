import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, tenantTable } from './support/schema.js';

/**
 * Deals and referrals: facts that are only ever added, links between the two, decisions, and the
 * projections that `settle-referrals` rewrites from them (R-T2).
 */
export class CreateReferrals1795265400000 implements MigrationInterface {
  readonly name = 'CreateReferrals1795265400000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createDeals(runner);
    await this.createReferrals(runner);
    await this.createReferralInputs(runner);
  }

  private async createDeals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deal (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        external_id text,
        referral_external_id text,
        name text,
        company_id uuid,
        owner_member_id uuid,
        stage text NOT NULL CHECK (stage IN ('OPEN', 'WON', 'LOST', 'REFUNDED', 'DELETED')),
        closed_on date,
        amount_minor bigint,
        currency text,
        created_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (program_id, id),
        UNIQUE (program_id, external_id)
      );
      CREATE INDEX deal_list ON deal (program_id, created_at DESC, id);
      CREATE INDEX deal_company ON deal (program_id, company_id) WHERE company_id IS NOT NULL;
      CREATE INDEX deal_waiting ON deal (program_id, referral_external_id)
        WHERE referral_external_id IS NOT NULL;
      CREATE TABLE deal_fact (
        program_id uuid NOT NULL,
        deal_id uuid NOT NULL,
        fact_id text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('OPEN', 'WON', 'LOST', 'REFUNDED', 'DELETED')),
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        source text NOT NULL,
        source_version bigint,
        payload jsonb NOT NULL,
        PRIMARY KEY (program_id, deal_id, source, fact_id)
      );
    `);
    await tenantTable(runner, 'deal', { app: 'SELECT, INSERT, UPDATE' });
    await tenantTable(runner, 'deal_fact', { app: 'SELECT, INSERT' });
    await appendOnly(runner, 'deal_fact');
  }

  private async createReferrals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE link (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        advocate_id uuid NOT NULL,
        code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]{8,16}$'),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, id),
        UNIQUE (program_id, advocate_id),
        FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
      );
      CREATE TABLE referral (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        advocate_id uuid NOT NULL,
        external_id text,
        source text NOT NULL CHECK (source IN ('FORM', 'LINK', 'SALES', 'API', 'IMPORT')),
        source_label text,
        referee_name text,
        referee_email text,
        referee_key bytea,
        company_id uuid,
        note text,
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
        PRIMARY KEY (program_id, id),
        UNIQUE (program_id, external_id)
      );
      CREATE INDEX referral_due ON referral (window_closes_at, program_id, id) WHERE window_open;
      CREATE INDEX referral_advocate ON referral (program_id, advocate_id, submitted_at DESC, id);
      CREATE INDEX referral_referee ON referral (program_id, referee_key) WHERE referee_key IS NOT NULL;
      CREATE INDEX referral_company ON referral (program_id, company_id) WHERE company_id IS NOT NULL;
      CREATE INDEX referral_pipeline ON referral (program_id, window_open DESC, window_closes_at, id);
    `);
    await tenantTable(runner, 'link', { app: 'SELECT, INSERT', jobs: 'SELECT' });
    await tenantTable(runner, 'referral', {
      app: 'SELECT, INSERT, UPDATE',
      jobs: 'SELECT, UPDATE (window_open, status, reason_code, moved_at, version)',
    });
  }

  private async createReferralInputs(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
          ('ACCEPTED', 'DENIED', 'CONFIRMED', 'REFUSED', 'FRAUD_CLEARED', 'FRAUD_CONFIRMED',
           'KEEPS_PLACE', 'GIVES_WAY')),
        payload jsonb NOT NULL,
        decided_at timestamptz NOT NULL,
        decided_by uuid,
        PRIMARY KEY (program_id, id)
      );
      CREATE INDEX referral_decision_of ON referral_decision (program_id, referral_id, decided_at);
      CREATE TABLE deal_link (
        program_id uuid NOT NULL,
        deal_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        origin text NOT NULL CHECK (origin IN ('PERSON', 'EXTERNAL_ID', 'COMPANY')),
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, deal_id, referral_id)
      );
      CREATE INDEX deal_link_referral ON deal_link (program_id, referral_id, deal_id);
      CREATE TABLE deal_split (
        program_id uuid NOT NULL,
        deal_id uuid NOT NULL,
        declared_at timestamptz NOT NULL,
        declared_by uuid,
        shares jsonb NOT NULL,
        PRIMARY KEY (program_id, deal_id, declared_at)
      );
      CREATE TABLE touch (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        link_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('CLICK', 'SUBMISSION')),
        touched_at timestamptz NOT NULL,
        referral_id uuid,
        won boolean NOT NULL,
        PRIMARY KEY (program_id, id)
      );
      CREATE INDEX touch_link ON touch (program_id, link_id, touched_at);
      CREATE INDEX touch_referral ON touch (program_id, referral_id) WHERE referral_id IS NOT NULL;
    `);
    await tenantTable(runner, 'referral_fact', { app: 'SELECT, INSERT' });
    await appendOnly(runner, 'referral_fact');
    await tenantTable(runner, 'referral_decision', { app: 'SELECT, INSERT' });
    await appendOnly(runner, 'referral_decision');
    await tenantTable(runner, 'deal_link', { app: 'SELECT, INSERT' });
    await tenantTable(runner, 'deal_split', { app: 'SELECT, INSERT' });
    await appendOnly(runner, 'deal_split');
    await tenantTable(runner, 'touch', { app: 'SELECT, INSERT', jobs: 'INSERT' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(
      runner,
      'touch',
      'deal_split',
      'deal_link',
      'referral_decision',
      'referral_fact',
      'referral',
      'link',
      'deal_fact',
      'deal',
    );
  }
}
