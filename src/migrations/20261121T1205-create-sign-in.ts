import type { MigrationInterface, QueryRunner } from 'typeorm';
import { callable, dropFunctions } from './support/schema.js';

const TABLES = ['member', 'session', 'sign_in_method', 'verification', 'rate_limit'];

/**
 * Sign-in's own schema: people of the installation, outside every programme. Tables are what
 * better-auth's `compileMigrations()` says, less its defaults (a moment is always passed in); ids
 * are UUIDv7, but for a verification's, which better-auth may derive from what it guards.
 * The application role may use none of them: it has one view and a few functions of the owner.
 */
export class CreateSignIn1795262700000 implements MigrationInterface {
  readonly name = 'CreateSignIn1795262700000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createSchema(runner);
    await this.createTables(runner);
    await this.createFunctions(runner);
  }

  private async createSchema(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA auth;
      ALTER TABLE schema_object DROP CONSTRAINT schema_object_kind_check;
      ALTER TABLE schema_object ADD CONSTRAINT schema_object_kind_check
        CHECK (kind IN ('SCHEMA', 'TABLE', 'VIEW', 'FUNCTION'));
      INSERT INTO schema_object (name, kind, app_privileges, jobs_privileges)
        VALUES ('auth', 'SCHEMA', 'USAGE', 'USAGE');
    `);
  }

  private async createTables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE auth.member (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        email_verified boolean NOT NULL,
        image text,
        language text NOT NULL CHECK (language IN ('en', 'ja', 'id', 'zh-CN')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE TABLE auth.session (
        id uuid PRIMARY KEY,
        expires_at timestamptz NOT NULL,
        token text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        ip_address text,
        user_agent text,
        member_id uuid NOT NULL REFERENCES auth.member (id) ON DELETE CASCADE
      );
      CREATE INDEX session_member_id_idx ON auth.session (member_id);
      CREATE INDEX session_past ON auth.session (expires_at);
      CREATE TABLE auth.sign_in_method (
        id uuid PRIMARY KEY,
        account_id text NOT NULL,
        provider_id text NOT NULL,
        member_id uuid NOT NULL REFERENCES auth.member (id) ON DELETE CASCADE,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        password text CHECK (password IS NULL),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_method_member_id_idx ON auth.sign_in_method (member_id);
      CREATE TABLE auth.verification (
        id text PRIMARY KEY,
        identifier text NOT NULL,
        value text NOT NULL,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX verification_identifier_idx ON auth.verification (identifier);
      CREATE INDEX verification_past ON auth.verification (expires_at);
      CREATE TABLE auth.rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL,
        expire bigint
      );
    `);
    for (const table of TABLES) {
      await runner.query(
        `INSERT INTO schema_object (name, kind, jobs_privileges)
         VALUES ($1, 'TABLE', 'SELECT, INSERT, UPDATE, DELETE')`,
        [`auth.${table}`],
      );
    }
  }

  private async createFunctions(runner: QueryRunner): Promise<void> {
    // One person of the installation for an address, whoever asks first. An existing name is kept:
    // another programme must not rename somebody. The update locks the row against the sweep.
    await runner.query(`
      CREATE FUNCTION auth.ensure_member(
        in_email text, in_name text, in_language text, in_id uuid, in_now timestamptz
      ) RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        INSERT INTO auth.member (id, name, email, email_verified, language, created_at, updated_at)
        VALUES (in_id, in_name, lower(in_email), false, in_language, in_now, in_now)
        ON CONFLICT (email) DO UPDATE SET updated_at = greatest(member.updated_at, excluded.updated_at)
        RETURNING id
      $$;
    `);
    await callable(runner, 'auth.ensure_member(text, text, text, uuid, timestamptz)', {
      app: true,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFunctions(runner, 'auth.ensure_member(text, text, text, uuid, timestamptz)');
    await runner.query(`
      DELETE FROM schema_object WHERE name = 'auth' OR name LIKE 'auth.%';
      DROP TABLE auth.rate_limit, auth.verification, auth.sign_in_method, auth.session, auth.member;
      DROP SCHEMA auth;
      ALTER TABLE schema_object DROP CONSTRAINT schema_object_kind_check;
      ALTER TABLE schema_object ADD CONSTRAINT schema_object_kind_check
        CHECK (kind IN ('TABLE', 'VIEW', 'FUNCTION'));
    `);
  }
}
