// Prints .env.example, made of src/config.ts.
import { z } from 'zod';
import { concerns } from '../src/config.ts';

const lines = [
  '# Every setting with its meaning and default. Copy this file to .env and take the # off what you change; variables of',
  '# the environment win over .env. `npm run codegen` makes this file of src/config.ts.',
];
for (const [name, schema] of Object.entries(concerns)) {
  lines.push('', `# --- ${name}`);
  for (const [setting, type] of Object.entries<z.ZodType>(schema.shape)) {
    const { default: unset = '' } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
    lines.push('', `# ${type.description ?? ''}`, `#${setting}=${String(unset)}`);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);
