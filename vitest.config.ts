import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The build that Node itself loads for Apollo: a second copy of graphql-js would not know its classes.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/servers.ts',
    pool: 'forks',
    // What they import is the most of what many files take.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['verbose'],
  },
});
