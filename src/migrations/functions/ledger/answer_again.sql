-- The answer to a key that was used before, in an earlier call (`known`) or by an earlier item of this
-- one (`first`): the first answer where the content is the same, KEY_REUSED otherwise (R-P4).
CREATE OR REPLACE FUNCTION answer_again(
  in_seq bigint, in_hash bytea, known posting_key, first_hash bytea, first posting_result,
  in_balance bigint
) RETURNS posting_result LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF known.posting_id IS NOT NULL THEN
    IF known.request_hash = in_hash THEN
      RETURN ROW(in_seq, known.posting_id, true, known.points, known.owed, known.written_off,
                 known.balance_after, NULL, NULL, NULL)::posting_result;
    END IF;
  ELSIF in_hash = first_hash THEN
    first.item := in_seq;
    first.replayed := first.error IS NULL;
    RETURN first;
  END IF;
  RETURN ROW(in_seq, known.posting_id, false, 0, 0, 0, in_balance, 'KEY_REUSED', NULL, NULL)::posting_result;
END $$;

SELECT restrict_function('answer_again');
