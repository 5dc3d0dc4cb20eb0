-- A sample or sandbox never becomes live, nor the other way round.
CREATE OR REPLACE FUNCTION keep_program_kind() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.kind <> OLD.kind THEN
      RAISE EXCEPTION 'A programme stays %: make a new one instead', OLD.kind
        USING ERRCODE = 'GT001';
    END IF;
    RETURN NEW;
  END $$;

SELECT restrict_function('keep_program_kind');
