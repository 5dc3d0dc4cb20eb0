-- The two-entry form for auditors: a wallet's leg and its counter's, with opposite signs.
CREATE OR REPLACE VIEW entry WITH (security_invoker = true) AS
  SELECT t.program_id, t.posting_id, t.id AS transfer_id, l.account, l.wallet_id, l.points,
         t.kind, t.rule, t.subject_kind, t.subject_id, t.occurred_at, t.recorded_at
    FROM transfer t
    JOIN wallet w ON w.program_id = t.program_id AND w.id = t.wallet_id
    CROSS JOIN LATERAL (VALUES (w.kind, t.wallet_id, t.points),
                               (t.counter, NULL, -t.points)) l (account, wallet_id, points);

SELECT share_object('VIEW', 'entry', app => 'SELECT');
