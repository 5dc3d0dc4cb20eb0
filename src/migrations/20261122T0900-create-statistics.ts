import type { MigrationInterface, QueryRunner } from 'typeorm';
import { callable, dropFunctions } from './support/schema.js';

/** Lets the application tell the planner what it has just loaded, long before autovacuum would. */
export class CreateStatistics1795338000000 implements MigrationInterface {
  readonly name = 'CreateStatistics1795338000000';

  async up(runner: QueryRunner): Promise<void> {
    // The owner alone may ANALYZE (PostgreSQL 15 has no right to grant for it).
    await runner.query(`
      CREATE FUNCTION refresh_statistics(in_table text) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          IF NOT EXISTS (SELECT FROM schema_object WHERE name = in_table AND kind = 'TABLE') THEN
            RAISE EXCEPTION 'no table of a programme is named %', in_table
              USING ERRCODE = 'undefined_table';
          END IF;
          EXECUTE format('ANALYZE %I', in_table);
        END $$;
    `);
    await callable(runner, 'refresh_statistics(text)', { app: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFunctions(runner, 'refresh_statistics(text)');
  }
}
