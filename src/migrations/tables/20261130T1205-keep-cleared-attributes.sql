-- A value that was taken away keeps its row: who said so, and its version, stand against the CRM and
-- against a colleague who read an older one.

ALTER TABLE advocate_attribute DROP CONSTRAINT advocate_attribute_fits_type;
ALTER TABLE advocate_attribute ADD CONSTRAINT advocate_attribute_fits_type CHECK (
  num_nonnulls(text_value, number_value, day_value, yes_no_value, choice_id) <= 1
  AND (type = 'TEXT' OR text_value IS NULL)
  AND (type = 'NUMBER' OR number_value IS NULL)
  AND (type = 'DAY' OR day_value IS NULL)
  AND (type = 'YES_NO' OR yes_no_value IS NULL)
  AND (type = 'CHOICE' OR choice_id IS NULL)
);
ALTER TABLE company_attribute DROP CONSTRAINT company_attribute_fits_type;
ALTER TABLE company_attribute ADD CONSTRAINT company_attribute_fits_type CHECK (
  num_nonnulls(text_value, number_value, day_value, yes_no_value, choice_id) <= 1
  AND (type = 'TEXT' OR text_value IS NULL)
  AND (type = 'NUMBER' OR number_value IS NULL)
  AND (type = 'DAY' OR day_value IS NULL)
  AND (type = 'YES_NO' OR yes_no_value IS NULL)
  AND (type = 'CHOICE' OR choice_id IS NULL)
);

-- down
DELETE FROM advocate_attribute
 WHERE num_nonnulls(text_value, number_value, day_value, yes_no_value, choice_id) = 0;
ALTER TABLE advocate_attribute DROP CONSTRAINT advocate_attribute_fits_type;
ALTER TABLE advocate_attribute ADD CONSTRAINT advocate_attribute_fits_type CHECK (
  (type = 'TEXT') = (text_value IS NOT NULL)
  AND (type = 'NUMBER') = (number_value IS NOT NULL)
  AND (type = 'DAY') = (day_value IS NOT NULL)
  AND (type = 'YES_NO') = (yes_no_value IS NOT NULL)
  AND (type = 'CHOICE') = (choice_id IS NOT NULL)
);
DELETE FROM company_attribute
 WHERE num_nonnulls(text_value, number_value, day_value, yes_no_value, choice_id) = 0;
ALTER TABLE company_attribute DROP CONSTRAINT company_attribute_fits_type;
ALTER TABLE company_attribute ADD CONSTRAINT company_attribute_fits_type CHECK (
  (type = 'TEXT') = (text_value IS NOT NULL)
  AND (type = 'NUMBER') = (number_value IS NOT NULL)
  AND (type = 'DAY') = (day_value IS NOT NULL)
  AND (type = 'YES_NO') = (yes_no_value IS NOT NULL)
  AND (type = 'CHOICE') = (choice_id IS NOT NULL)
);
