import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, callable, dropFunctions, dropTables, tenantTable } from './support/schema.js';

/** Programmes, who may see what, and what every write leaves behind: audit, events, retried keys. */
export class CreateFoundation1795262400000 implements MigrationInterface {
  readonly name = 'CreateFoundation1795262400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE schema_object (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('TABLE', 'VIEW', 'FUNCTION')),
        program_key text,
        app_privileges text,
        jobs_privileges text
      );
      CREATE FUNCTION app_program_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.program_id', true), '')::uuid $$;
      CREATE FUNCTION app_member_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.member_id', true), '')::uuid $$;
    `);
    await this.createProgram(runner);
    await this.createTraces(runner);
  }

  private async createProgram(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE program (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        kind text NOT NULL CHECK (kind IN ('SAMPLE', 'SANDBOX', 'LIVE')),
        locale text NOT NULL CHECK (locale IN ('en', 'ja', 'id', 'zh-CN')),
        time_zone text NOT NULL,
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        color text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
        conversion_window_days integer NOT NULL CHECK (conversion_window_days BETWEEN 1 AND 730),
        conversion_points bigint NOT NULL CHECK (conversion_points >= 0),
        late_win_points bigint NOT NULL CHECK (late_win_points >= 0),
        assist_points bigint NOT NULL CHECK (assist_points >= 0),
        first_contact_days integer NOT NULL CHECK (first_contact_days BETWEEN 1 AND 30),
        return_policy text NOT NULL
          CHECK (return_policy IN ('ONLY_PENDING', 'WITHIN_BALANCE', 'DEBT')),
        point_value_minor bigint CHECK (point_value_minor > 0),
        contact_member_id uuid,
        clock_offset_ms bigint NOT NULL CHECK (clock_offset_ms >= 0),
        deleting boolean NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CHECK (kind <> 'LIVE' OR (clock_offset_ms = 0 AND NOT deleting))
      );
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND EXISTS (
            SELECT FROM program WHERE id = OLD.program_id AND deleting
          ) THEN
            RETURN OLD;
          END IF;
          RAISE EXCEPTION '% on %: rows of this table are never changed or deleted; record a correction instead', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'GT001';
        END $$;
      CREATE FUNCTION keep_program_kind() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.kind <> OLD.kind THEN
            RAISE EXCEPTION 'A programme stays %: make a new one instead', OLD.kind
              USING ERRCODE = 'GT001';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER program_keeps_its_kind BEFORE UPDATE ON program
        FOR EACH ROW EXECUTE FUNCTION keep_program_kind();
      CREATE FUNCTION begin_program(in_program uuid) RETURNS TABLE (real_now timestamptz, offset_ms bigint)
        LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM set_config('app.program_id', in_program::text, true);
          RETURN QUERY SELECT clock_timestamp(), (SELECT p.clock_offset_ms FROM program p WHERE p.id = in_program);
        END $$;
    `);
    await tenantTable(runner, 'program', { app: 'SELECT, INSERT, UPDATE', jobs: 'SELECT' }, 'id');
  }

  private async createTraces(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        program_now timestamptz NOT NULL,
        operation text NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        member_id uuid,
        actor_role text,
        on_behalf_of uuid,
        request_id text NOT NULL,
        PRIMARY KEY (program_id, id)
      );
      CREATE TABLE outbox (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        claimed_until timestamptz,
        sent_at timestamptz,
        PRIMARY KEY (program_id, id)
      );
      CREATE INDEX outbox_unsent ON outbox (due_at, id) WHERE sent_at IS NULL;
      CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
      CREATE TABLE idempotency_key (
        program_id uuid NOT NULL,
        actor_id uuid NOT NULL,
        operation text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
        request_hash bytea NOT NULL,
        result_type text,
        result_id uuid,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, actor_id, operation, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
    `);
    await tenantTable(runner, 'audit', { app: 'SELECT, INSERT' });
    await appendOnly(runner, 'audit');
    await tenantTable(runner, 'outbox', {
      app: 'SELECT, INSERT',
      jobs: 'SELECT, INSERT, UPDATE (claimed_until, sent_at), DELETE',
    });
    await tenantTable(runner, 'idempotency_key', {
      app: 'SELECT, INSERT, UPDATE (result_type, result_id)',
      jobs: 'SELECT, DELETE',
    });
    await runner.query(`
      CREATE FUNCTION purge_program(in_program uuid) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
          object record;
        BEGIN
          IF app_program_id() IS DISTINCT FROM in_program THEN
            RAISE EXCEPTION 'Only the programme of this transaction can be purged';
          END IF;
          UPDATE program SET deleting = true WHERE id = in_program;
          FOR object IN SELECT name, program_key FROM schema_object
            WHERE kind = 'TABLE' AND program_key IS NOT NULL AND name <> 'program' ORDER BY seq DESC
          LOOP
            EXECUTE format('DELETE FROM %s WHERE %I = $1', object.name, object.program_key)
              USING in_program;
          END LOOP;
          DELETE FROM program WHERE id = in_program;
        END $$;
    `);
    await callable(runner, 'purge_program(uuid)', { app: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFunctions(runner, 'purge_program(uuid)');
    await dropTables(runner, 'idempotency_key', 'outbox', 'audit', 'program');
    await runner.query(`
      DROP FUNCTION begin_program(uuid);
      DROP FUNCTION keep_program_kind();
      DROP FUNCTION refuse_change();
      DROP FUNCTION app_member_id();
      DROP FUNCTION app_program_id();
      DROP TABLE schema_object;
    `);
  }
}
