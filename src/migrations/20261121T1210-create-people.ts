import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, tenantTable } from './support/schema.js';

/** Memberships, API keys, companies, advocates, files, and the one timeline. */
export class CreatePeople1795263000000 implements MigrationInterface {
  readonly name = 'CreatePeople1795263000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createMemberships(runner);
    await this.createAdvocates(runner);
    await this.createTimeline(runner);
  }

  private async createMemberships(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE membership (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        member_id uuid NOT NULL,
        roles text[] NOT NULL
          CHECK (roles <@ ARRAY['advocate', 'marketer', 'sales', 'admin'] AND cardinality(roles) > 0),
        status text NOT NULL CHECK (status IN ('INVITED', 'ACTIVE', 'REMOVED')),
        blurb text,
        invited_name text CHECK (length(invited_name) BETWEEN 1 AND 200),
        invited_by uuid,
        invited_at timestamptz,
        joined_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (program_id, id),
        UNIQUE (program_id, member_id)
      );
      CREATE INDEX membership_member ON membership (member_id);
      CREATE TABLE api_key (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        secret_hash bytea NOT NULL,
        hint text NOT NULL,
        roles text[] NOT NULL
          CHECK (roles <@ ARRAY['marketer', 'sales', 'admin'] AND cardinality(roles) > 0),
        created_by uuid,
        created_at timestamptz NOT NULL,
        last_used_on date,
        revoked_at timestamptz,
        PRIMARY KEY (program_id, id)
      );
    `);
    await tenantTable(runner, 'membership', { app: 'SELECT, INSERT, UPDATE', jobs: 'SELECT' });
    await tenantTable(runner, 'api_key', {
      app: 'SELECT, INSERT, UPDATE (last_used_on, revoked_at)',
    });
    // A person may list the programmes that they belong to, and nothing else of them.
    await runner.query(`
      CREATE POLICY own_memberships ON membership FOR SELECT
        USING (member_id = app_member_id());
      CREATE POLICY own_programs ON program FOR SELECT
        USING (id IN (SELECT m.program_id FROM membership m
                      WHERE m.member_id = app_member_id() AND m.status <> 'REMOVED'));
    `);
  }

  private async createAdvocates(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE company (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        name_key text NOT NULL,
        domain text,
        kind text NOT NULL CHECK (kind IN ('ACCOUNT', 'PROSPECT')),
        external_id text,
        country text,
        gifts_allowed boolean NOT NULL,
        public_sector boolean NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, id),
        UNIQUE (program_id, name_key),
        UNIQUE (program_id, external_id)
      );
      CREATE INDEX company_domain ON company (program_id, domain) WHERE domain IS NOT NULL;
      CREATE TABLE advocate (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        member_id uuid,
        external_id text,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        email text,
        language text NOT NULL CHECK (language IN ('en', 'ja', 'id', 'zh-CN')),
        time_zone text NOT NULL,
        company_id uuid,
        status text NOT NULL
          CHECK (status IN ('NOMINATED', 'INVITED', 'JOINED', 'ACTIVE', 'PAUSED', 'LEFT')),
        contact_member_id uuid,
        joined_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (program_id, id),
        UNIQUE (program_id, member_id),
        UNIQUE (program_id, external_id),
        UNIQUE (program_id, email),
        FOREIGN KEY (program_id, company_id) REFERENCES company (program_id, id)
      );
      CREATE INDEX advocate_name ON advocate (program_id, name, id);
      CREATE TABLE file (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        advocate_id uuid NOT NULL,
        name text NOT NULL,
        media_type text NOT NULL,
        size_bytes integer NOT NULL CHECK (size_bytes > 0),
        sha256 bytea NOT NULL,
        storage_key text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, id),
        FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
      );
      CREATE INDEX file_advocate ON file (program_id, advocate_id);
    `);
    await tenantTable(runner, 'company', { app: 'SELECT, INSERT, UPDATE' });
    await tenantTable(runner, 'advocate', { app: 'SELECT, INSERT, UPDATE' });
    await tenantTable(runner, 'file', { app: 'SELECT, INSERT' });
  }

  private async createTimeline(runner: QueryRunner): Promise<void> {
    // `seq` orders rows of one moment; `inputs` holds ids, dates, numbers and codes only (R-A5).
    await runner.query(`
      CREATE TABLE timeline (
        program_id uuid NOT NULL,
        subject_kind text NOT NULL CHECK (subject_kind IN
          ('REFERRAL', 'DEAL', 'PARTICIPATION', 'REDEMPTION', 'CHALLENGE', 'REWARD', 'PROGRAM', 'ADVOCATE')),
        subject_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        rule text NOT NULL,
        rule_version smallint NOT NULL,
        outcome text NOT NULL,
        inputs jsonb NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        actor_role text,
        audience text NOT NULL CHECK (audience IN ('ADVOCATE', 'STAFF')),
        PRIMARY KEY (program_id, subject_kind, subject_id, seq)
      );
    `);
    await tenantTable(runner, 'timeline', { app: 'SELECT, INSERT', jobs: 'INSERT' });
    await appendOnly(runner, 'timeline');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'timeline', 'file', 'advocate', 'company', 'api_key');
    await runner.query('DROP POLICY own_programs ON program');
    await dropTables(runner, 'membership');
  }
}
