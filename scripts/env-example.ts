// Prints .env.example, made of src/config.ts.
import type { z } from 'zod';
import { concerns } from '../src/config.ts';

const lines = [
  '# Every setting with its meaning and default. Copy this file to .env and take the # off what you change; variables of',
  '# the environment win over .env. `npm run codegen` makes this file of src/config.ts.',
];
for (const [name, schema] of Object.entries(concerns)) {
  lines.push('', `# --- ${name}`);
  for (const [setting, type] of Object.entries<z.ZodType<string | number | boolean | undefined>>(schema.shape)) {
    const initial = type.safeParse(undefined);
    const unset = initial.success && initial.data !== undefined ? String(initial.data) : '';
    lines.push('', `# ${type.description ?? ''}`, `#${setting}=${unset}`);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);
