-- Before an item is posted in a wallet that leads to another one: brings what it takes there, of what
-- is pending and available, and of what is owed as much as it will repay (R-P3). For each award that is
-- undone its very points where they are still there, else those that expire first, as `use_lots` does.
CREATE OR REPLACE FUNCTION bring_points(ctx posting_context, item posting_item, in_led uuid, in_to uuid)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  awards constant jsonb := led_awards(ctx.program_id, item, in_led);
  standing constant bigint := coalesce((SELECT sum((e ->> 'standing')::bigint)
    FROM jsonb_array_elements(awards) e), 0);
  award record;
  part bigint;
  down bigint := 0;
  up bigint := 0;
BEGIN
  CASE item.op
    WHEN 'SETTLE' THEN
      down := greatest(standing - item.points, 0);
      up := greatest(item.points - standing, 0);
    WHEN 'REVERSE' THEN down := least(coalesce(item.points, standing), standing);
    WHEN 'RELEASE' THEN
      up := standing;
      down := standing;
    WHEN 'EARN' THEN up := item.points;
    WHEN 'SPEND' THEN PERFORM carry_points(ctx, in_to, in_led, item.points, false, NULL);
    WHEN 'ADJUST' THEN
      PERFORM carry_points(ctx, in_to, in_led, greatest(-item.points, 0), false, NULL);
    ELSE NULL;
  END CASE;
  PERFORM carry_rest(ctx, in_to, in_led, 0, up);
  FOR award IN
    SELECT * FROM jsonb_to_recordset(awards) AS a (kind text, version bigint, standing bigint)
  LOOP
    part := least(award.standing, down);
    down := down - part;
    IF award.kind = 'HOLD' THEN
      PERFORM carry_rest(ctx, in_to, in_led, part, 0);
    ELSIF item.op IN ('SETTLE', 'REVERSE') AND item.policy <> 'ONLY_PENDING' THEN
      PERFORM carry_points(ctx, in_to, in_led, part, false, award.version);
    END IF;
  END LOOP;
END $$;

SELECT restrict_function('bring_points');
