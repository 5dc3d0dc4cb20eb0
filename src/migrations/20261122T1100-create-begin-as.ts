import type { MigrationInterface, QueryRunner } from 'typeorm';
import { callable, dropFunctions } from './support/schema.js';

/** Lets a read begin and ask who reads in one call: each screen begins so. */
export class CreateBeginAs1795345200000 implements MigrationInterface {
  readonly name = 'CreateBeginAs1795345200000';

  async up(runner: QueryRunner): Promise<void> {
    // What begin_program and auth.identify do one after the other, a row whoever asks.
    await runner.query(`
      CREATE FUNCTION auth.begin_as(in_program uuid, in_token text, in_now timestamptz)
        RETURNS TABLE (
          real_now timestamptz, offset_ms bigint,
          member_id uuid, name text, email text, language text,
          membership_id uuid, membership_status text, roles text[], advocate_id uuid
        )
        LANGUAGE plpgsql ROWS 1 SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          PERFORM set_config('app.program_id', in_program::text, true);
          RETURN QUERY
            SELECT clock_timestamp(), g.clock_offset_ms, m.id, m.name, m.email, m.language,
              p.id, p.status, p.roles, a.id
            FROM (VALUES (in_program)) asked (id)
              LEFT JOIN program g ON g.id = asked.id
              LEFT JOIN auth.session s ON s.token = in_token AND s.expires_at >= in_now
              LEFT JOIN auth.member m ON m.id = s.member_id
              LEFT JOIN membership p ON p.program_id = asked.id AND p.member_id = m.id
              LEFT JOIN advocate a ON a.program_id = asked.id AND a.member_id = m.id;
        END $$;
    `);
    await callable(runner, 'auth.begin_as(uuid, text, timestamptz)', { app: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFunctions(runner, 'auth.begin_as(uuid, text, timestamptz)');
  }
}
