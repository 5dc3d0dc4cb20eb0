import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ITEM_FUNCTIONS, ITEM_SIGNATURES } from './support/ledger/item-functions.js';
import { LOT_FUNCTIONS, LOT_SIGNATURES } from './support/ledger/lot-functions.js';
import { POST_TRANSFERS, POST_TRANSFERS_SIGNATURE } from './support/ledger/post-transfers.js';
import { UNDO_FUNCTIONS, UNDO_SIGNATURES } from './support/ledger/undo-functions.js';
import { appendOnly, callable, dropFunctions, dropTables, tenantTable } from './support/schema.js';

/** Called by `post_transfers` alone. */
const HELPERS = [...LOT_SIGNATURES, ...UNDO_SIGNATURES, ...ITEM_SIGNATURES];

/**
 * The ledger: wallets, immutable transfers that hold both legs, lots and their use, posting keys.
 * Everything is written by `post_transfers`, in both modes; the application may only read and call.
 */
export class CreateLedger1795263600000 implements MigrationInterface {
  readonly name = 'CreateLedger1795263600000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createTransfers(runner);
    await this.createLots(runner);
    for (const table of ['wallet', 'transfer', 'reversal', 'lot', 'lot_use', 'posting_key']) {
      await tenantTable(runner, table, { app: 'SELECT' });
    }
    await this.protect(runner);
    await this.createView(runner);
    await runner.query(LOT_FUNCTIONS + UNDO_FUNCTIONS + ITEM_FUNCTIONS + POST_TRANSFERS);
    for (const signature of HELPERS) {
      await callable(runner, signature, {});
    }
    await callable(runner, POST_TRANSFERS_SIGNATURE, { app: true });
  }

  private async createTransfers(runner: QueryRunner): Promise<void> {
    // Points and balances stay inside what JavaScript holds exactly. No foreign keys: they would
    // cost more than half of the speed, and every row is written by one function under one lock.
    await runner.query(`
      CREATE TABLE wallet (
        program_id uuid NOT NULL,
        id uuid NOT NULL,
        owner_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('available', 'held', 'owed')),
        balance bigint NOT NULL CHECK (abs(balance) <= 9007199254740991),
        version bigint NOT NULL CHECK (version >= 0),
        lifetime bigint NOT NULL CHECK (lifetime >= 0),
        PRIMARY KEY (program_id, id),
        UNIQUE (program_id, owner_id, kind),
        CONSTRAINT wallet_never_below_zero
          CHECK (kind = 'owed' AND balance <= 0 OR kind <> 'owed' AND balance >= 0)
      ) WITH (fillfactor = 70);
      CREATE TABLE transfer (
        program_id uuid NOT NULL,
        wallet_id uuid NOT NULL,
        version bigint NOT NULL CHECK (version > 0),
        id uuid NOT NULL,
        posting_id uuid NOT NULL,
        points bigint NOT NULL CHECK (points <> 0),
        balance_after bigint NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        origin_wallet_id uuid,
        origin_version bigint,
        subject_id uuid,
        subject_kind text,
        kind text NOT NULL CHECK (kind IN
          ('EARN', 'SPEND', 'REVERSAL', 'RETURN', 'EXPIRE', 'ADJUST', 'HOLD', 'RELEASE', 'REPAY')),
        counter text NOT NULL
          CHECK (counter IN ('issued', 'redeemed', 'expired', 'adjusted', 'clearing')),
        rule text NOT NULL,
        PRIMARY KEY (program_id, wallet_id, version),
        CHECK ((origin_wallet_id IS NULL) = (origin_version IS NULL)),
        CHECK (kind NOT IN ('REVERSAL', 'RETURN', 'RELEASE') OR origin_version IS NOT NULL)
      );
      CREATE INDEX transfer_subject ON transfer (program_id, subject_id)
        WHERE subject_id IS NOT NULL;
      CREATE TABLE reversal (
        program_id uuid NOT NULL,
        wallet_id uuid NOT NULL,
        version bigint NOT NULL,
        points bigint NOT NULL CHECK (points > 0),
        reversed bigint NOT NULL CHECK (reversed >= 0),
        written_off bigint NOT NULL CHECK (written_off >= 0),
        released bigint NOT NULL CHECK (released >= 0),
        PRIMARY KEY (program_id, wallet_id, version),
        CONSTRAINT never_more_than_it_was CHECK (reversed + written_off + released <= points)
      );
      CREATE TABLE posting_key (
        program_id uuid NOT NULL,
        key text COLLATE "C" NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
        request_hash bytea NOT NULL,
        posting_id uuid NOT NULL,
        wallet_id uuid,
        version bigint,
        points bigint NOT NULL,
        owed bigint NOT NULL,
        written_off bigint NOT NULL,
        balance_after bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, key)
      );
    `);
  }

  private async createLots(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lot (
        program_id uuid NOT NULL,
        wallet_id uuid NOT NULL,
        version bigint NOT NULL,
        points bigint NOT NULL CHECK (points > 0),
        remaining bigint NOT NULL CHECK (remaining BETWEEN 0 AND points),
        expires_at timestamptz,
        open boolean NOT NULL CHECK (open = (remaining > 0)),
        PRIMARY KEY (program_id, wallet_id, version)
      ) WITH (fillfactor = 85);
      CREATE INDEX lot_open ON lot (program_id, wallet_id, expires_at, version) WHERE open;
      CREATE TABLE lot_use (
        program_id uuid NOT NULL,
        wallet_id uuid NOT NULL,
        version bigint NOT NULL,
        lot_version bigint NOT NULL,
        points bigint NOT NULL CHECK (points <> 0),
        PRIMARY KEY (program_id, wallet_id, version, lot_version)
      );
    `);
  }

  /** The single login owns its tables, so triggers hold where privileges cannot. */
  private async protect(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_posting_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% on %: the ledger is written by post_transfers alone', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'GT001';
        END $$;
    `);
    for (const table of ['transfer', 'lot_use', 'posting_key']) {
      await appendOnly(runner, table);
      await runner.query(byFunctionOnly(table, 'INSERT'));
    }
    for (const table of ['wallet', 'reversal', 'lot']) {
      await runner.query(byFunctionOnly(table, 'INSERT OR UPDATE'));
      await runner.query(`
        CREATE TRIGGER ${table}_is_never_deleted BEFORE DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_never_truncated BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      `);
    }
  }

  /** The two-entry form for auditors: a wallet's leg and its counter's, with opposite signs. */
  private async createView(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW entry WITH (security_invoker = true) AS
        SELECT t.program_id, t.posting_id, t.id AS transfer_id, l.account, l.wallet_id, l.points,
               t.kind, t.rule, t.subject_kind, t.subject_id, t.occurred_at, t.recorded_at
          FROM transfer t
          JOIN wallet w ON w.program_id = t.program_id AND w.id = t.wallet_id
          CROSS JOIN LATERAL (VALUES (w.kind, t.wallet_id, t.points),
                                     (t.counter, NULL, -t.points)) l (account, wallet_id, points)
    `);
    await runner.query(
      `INSERT INTO schema_object (name, kind, app_privileges) VALUES ('entry', 'VIEW', 'SELECT')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const signatures = [...HELPERS, POST_TRANSFERS_SIGNATURE];
    await dropFunctions(runner, ...signatures.reverse());
    await runner.query(`
      DROP TYPE posting_result;
      DROP TYPE posting_context;
      DROP VIEW entry;
      DELETE FROM schema_object WHERE name = 'entry';
    `);
    await dropTables(runner, 'posting_key', 'lot_use', 'lot', 'reversal', 'transfer', 'wallet');
    await runner.query(`DROP FUNCTION refuse_posting_by_hand()`);
  }
}

/** A statement trigger whose condition costs nothing while `post_transfers` is at work. */
function byFunctionOnly(table: string, events: string): string {
  return `CREATE TRIGGER ${table}_is_written_by_postings BEFORE ${events} ON ${table}
    FOR EACH STATEMENT WHEN (current_setting('app.posting', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION refuse_posting_by_hand()`;
}
