// npm run test:faults: every test of faults in its long form, about an hour; each says what it counted.
process.env.FAULTS_ROUNDS ??= '20';
process.env.FAULTS_SECONDS ??= '60';
process.env.FAULTS_DELIVERIES ??= '10000';
process.env.FAULTS_REDIS_SECONDS ??= '120';
process.argv.push('test/faults');
await import('./test.mjs');
