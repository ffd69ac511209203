import { defineConfig } from 'prisma/config';

/** For the Prisma CLI only; the product reads its settings in src/config.ts and migrates with `npm run migrate`. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
