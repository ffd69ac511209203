/** Who may import whom. */
const domains = 'users|posts|comments|moderation|spam|charges|webhooks|notifications';
const domain = `^src/(${domains})/`;

/** What each domain may know of the others. */
const knows = {
  users: [],
  posts: ['users'],
  comments: ['users', 'posts'],
  webhooks: ['users', 'posts', 'comments', 'charges', 'moderation'],
  spam: [],
  moderation: ['users', 'posts', 'comments', 'spam'],
  charges: [],
  notifications: ['users', 'posts', 'comments', 'moderation', 'charges', 'webhooks'],
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'platform-knows-no-domain', severity: 'error', from: { path: '^src/platform/' }, to: { path: domain } },
    {
      name: 'domains-meet-at-the-front-door',
      comment: 'A domain imports another only through its index.ts or events.ts.',
      severity: 'error',
      from: { path: `^src/(${domains})/` },
      to: { path: `^src/(${domains})/`, pathNot: [`^src/$1/`, `^src/(${domains})/(index|events)\\.ts$`] },
    },
    ...Object.entries(knows).map(([name, others]) => ({
      name: `${name}-knows-${others.join('-and-') || 'no-other-domain'}`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: domain, pathNot: [`^src/(${[name, ...others].join('|')})/`] },
    })),
    {
      name: 'services-know-no-transport',
      comment: 'In a domain only resolvers/ and schema.mappers.ts see GraphQL.',
      severity: 'error',
      from: { path: domain, pathNot: ['/resolvers/', '/schema\\.mappers\\.ts$'] },
      to: {
        path: [
          '^node_modules/(graphql|@apollo|@graphql-tools|@as-integrations|fastify)/',
          '^src/generated/(types|resolvers|type-defs)\\.ts$',
        ],
      },
    },
    {
      name: 'only-entry-points-use-the-app',
      severity: 'error',
      from: { path: '^(src|prisma|scripts)/', pathNot: '^src/(server|worker)\\.ts$' },
      to: { path: '^src/app\\.ts$' },
    },
    {
      name: 'the-product-knows-no-tools',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|prisma)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
