// node scripts/run.mjs NAME [ARG …]: installs and builds what is missing, then runs dist/NAME.js.
import { bootstrap, install } from './bootstrap.mjs';

const [name] = process.argv.splice(2, 1);
bootstrap();
// The servers that it is measured beside are no dependencies of the product.
if (name === 'bench') {
  const needs = (...benches) => process.argv.length < 3 || benches.includes(process.argv[2]);
  if (needs('read', 'processes', 'limits')) install('bench');
  if (needs('comments')) install('bench/waline');
}
const { build } = await import('./build.mjs');
await build();
await import(`../dist/${name}.js`);
