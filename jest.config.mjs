/** Native ESM: run through `scripts/test.mjs`, which sets NODE_OPTIONS=--experimental-vm-modules. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/portal/src'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '\\.tsx?$': ['@swc/jest'] },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testSequencer: '<rootDir>/test/support/spec-order.mjs',
  // Jest would take one worker of two processors; many specs wait for a process half of the time.
  maxWorkers: 3,
  // Modules of a spec are never freed: by the end a worker would collect garbage more than test.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 30_000,
};
