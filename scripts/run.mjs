// node scripts/run.mjs NAME [ARG …]: installs and builds what is missing, then runs dist/NAME.js.
import { bootstrap } from './bootstrap.mjs';

const [name] = process.argv.splice(2, 1);
bootstrap();
const { build } = await import('./build.mjs');
await build();
await import(`../dist/${name}.js`);
