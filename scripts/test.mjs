// npm test [-- FILTER …]: installs, builds, and runs every test on a PostgreSQL and a Redis of its own.
import { bin, bootstrap, run } from './bootstrap.mjs';

/** Stops and kills servers under load, and takes the machine for itself. */
const ALONE = 'test/faults/suite.test.ts';

bootstrap();
const { build } = await import('./build.mjs');
await build();
const [node, vitest] = bin('vitest/vitest.mjs');
const test = (...args) => run(node, [vitest, 'run', ...args], 'A test');
const filters = process.argv.slice(2);
if (filters.length > 0) test(...filters);
else {
  test('--exclude', ALONE);
  test(ALONE);
}
