import { Global, Module } from '@nestjs/common';
import { SECRETS } from '../../src/platform/config/index.js';

const SECRET = 'a secret of the tests, at least 32 characters';

/** The installation's secrets, for features that seal or sign. */
@Global()
@Module({
  providers: [{ provide: SECRETS, useValue: { session: SECRET, code: SECRET, hash: SECRET } }],
  exports: [SECRETS],
})
export class TestSecrets {}
