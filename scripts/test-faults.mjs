// npm run test:faults [-- each]: every fault at random under one steady load, for FAULTS_MINUTES (30), and then what must
// hold. With "each": every test of one fault in its long form instead, about an hour.
const each = process.argv.indexOf('each');
if (each > 0) {
  process.argv.splice(each, 1, 'test/faults');
  process.env.FAULTS_ROUNDS ??= '20';
  process.env.FAULTS_SECONDS ??= '60';
  process.env.FAULTS_DELIVERIES ??= '10000';
  process.env.FAULTS_REDIS_SECONDS ??= '120';
} else {
  process.argv.push('test/faults/suite.test.ts');
  process.env.FAULTS_MINUTES ??= '30';
}
await import('./test.mjs');
