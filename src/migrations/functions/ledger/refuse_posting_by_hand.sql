-- The single login owns its tables, so triggers hold where privileges cannot.
CREATE OR REPLACE FUNCTION refuse_posting_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% on %: the ledger is written by post_transfers alone', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'GT001';
  END $$;

SELECT restrict_function('refuse_posting_by_hand');
