-- Closes a function to all but its owner, and to the roles named here. Every file of a function ends
-- with it; a function is named by one file, so its name is enough.
CREATE OR REPLACE FUNCTION restrict_function(
  in_name text, app boolean DEFAULT false, jobs boolean DEFAULT false
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  signature constant text := in_name::regproc::regprocedure::text;
BEGIN
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
  PERFORM share_object('FUNCTION', signature,
    CASE WHEN app THEN 'EXECUTE' END, CASE WHEN jobs THEN 'EXECUTE' END);
END $$;

SELECT restrict_function('restrict_function');
SELECT restrict_function('share_object');
