import type { MigrationInterface, QueryRunner } from 'typeorm';
import { callable, dropFunctions } from './support/schema.js';

/** Who a request is from, and what a programme may know of its people: the joins of `auth` and ours. */
export class CreateIdentification1795263300000 implements MigrationInterface {
  readonly name = 'CreateIdentification1795263300000';

  async up(runner: QueryRunner): Promise<void> {
    // The owner reads `auth` for the caller, and row-level security, which binds the owner too,
    // shows the programme that is asked for. The setting is put back: a caller may be inside one.
    await runner.query(`
      CREATE FUNCTION auth.identify(in_token text, in_program uuid, in_now timestamptz)
        RETURNS TABLE (
          member_id uuid, name text, email text, language text, expires_at timestamptz,
          membership_id uuid, membership_status text, roles text[], advocate_id uuid
        )
        LANGUAGE plpgsql ROWS 1 SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
          before text := current_setting('app.program_id', true);
        BEGIN
          PERFORM set_config('app.program_id', coalesce(in_program::text, ''), true);
          RETURN QUERY
            SELECT m.id, m.name, m.email, m.language, s.expires_at, p.id, p.status, p.roles, a.id
            FROM auth.session s
              JOIN auth.member m ON m.id = s.member_id
              LEFT JOIN membership p ON p.program_id = in_program AND p.member_id = m.id
              LEFT JOIN advocate a ON a.program_id = in_program AND a.member_id = m.id
            WHERE s.token = in_token AND s.expires_at >= in_now;
          PERFORM set_config('app.program_id', coalesce(before, ''), true);
        END $$;
    `);
    await callable(runner, 'auth.identify(text, uuid, timestamptz)', { app: true, jobs: true });
    // Not security_invoker, as other views are: its reader has no right to auth.member. Who has
    // not accepted yet is shown as they were invited: their own name belongs to other programmes.
    await runner.query(`
      CREATE VIEW auth.program_member WITH (security_barrier) AS
        SELECT p.program_id, p.id AS membership_id, m.id AS member_id,
          CASE WHEN p.joined_at IS NULL THEN coalesce(p.invited_name, m.email) ELSE m.name END AS name,
          m.email, CASE WHEN p.joined_at IS NOT NULL THEN m.language END AS language, p.status
        FROM membership p JOIN auth.member m ON m.id = p.member_id
        WHERE p.program_id = app_program_id();
      INSERT INTO schema_object (name, kind, app_privileges)
        VALUES ('auth.program_member', 'VIEW', 'SELECT');
      CREATE POLICY own_profiles ON advocate FOR SELECT USING (member_id = app_member_id());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY own_profiles ON advocate;
      DROP VIEW auth.program_member;
      DELETE FROM schema_object WHERE name = 'auth.program_member';
    `);
    await dropFunctions(runner, 'auth.identify(text, uuid, timestamptz)');
  }
}
