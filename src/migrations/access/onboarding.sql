SELECT secure_table('onboarding_path', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('onboarding_step', app => 'SELECT, INSERT, DELETE');
