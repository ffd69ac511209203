// npm test [-- FILTER …]: installs, builds, and runs every test on a PostgreSQL and a Redis of its own.
import { bin, bootstrap, run } from './bootstrap.mjs';

bootstrap();
const { build } = await import('./build.mjs');
await build();
const [node, vitest] = bin('vitest/vitest.mjs');
run(node, [vitest, 'run', ...process.argv.slice(2)], 'A test');
