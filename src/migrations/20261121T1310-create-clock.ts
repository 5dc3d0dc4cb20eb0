import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, tenantTable } from './support/schema.js';

/** Moving a sandbox's clock: what was asked, how far it got, and who holds its events meanwhile. */
export class CreateClock1795266600000 implements MigrationInterface {
  readonly name = 'CreateClock1795266600000';

  async up(runner: QueryRunner): Promise<void> {
    // While the clock moves, its mover tells the programme's events in the order of their moments;
    // the relay leaves them alone until this real moment, which a mover that died does not renew.
    await runner.query('ALTER TABLE program ADD COLUMN clock_held_until timestamptz');
    await runner.query(`
      CREATE TABLE clock_advance (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        from_at timestamptz NOT NULL,
        to_at timestamptz NOT NULL CHECK (to_at > from_at),
        done_until timestamptz NOT NULL,
        status text NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'FAILED')),
        happened integer NOT NULL CHECK (happened >= 0),
        requested_by uuid,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, id)
      );
      CREATE UNIQUE INDEX clock_advance_running ON clock_advance (program_id)
        WHERE status = 'RUNNING';
      CREATE INDEX clock_advance_list ON clock_advance (program_id, created_at, id);
    `);
    await tenantTable(runner, 'clock_advance', {
      app: 'SELECT, INSERT, UPDATE (done_until, status, happened)',
      jobs: 'SELECT',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'clock_advance');
    await runner.query('ALTER TABLE program DROP COLUMN clock_held_until');
  }
}
