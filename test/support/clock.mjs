// Loaded before a process (`node --import`): lets a test set the process's wall clock as an administrator would, by CLOCK_MS
// at the start and by a message later. Monotonic time and timers go on as they do on a machine whose clock is set.
const Real = Date;
let aheadMs = Number(process.env.CLOCK_MS ?? 0);

const now = () => Real.now() + aheadMs;
globalThis.Date = new Proxy(Real, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  apply: () => new Real(now()).toString(),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
});
Real.prototype.constructor = globalThis.Date;

process.on('message', (message) => {
  if (typeof message?.clockMs !== 'number') return;
  aheadMs = message.clockMs;
  process.send?.({ clockMs: aheadMs });
});
// Whoever only waits for such a message may end.
process.channel?.unref();
