import { expect, it } from 'vitest';
import { createTurns } from '../src/platform/turns.ts';

/** Ends once the event loop has gone round. */
const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));

it('lets one begin at once, and those that come meanwhile four in each turn, in their order', async () => {
  const inTurn = createTurns();
  const begun: number[] = [];
  const answers = Array.from({ length: 12 }, (_, index) =>
    inTurn(() => {
      begun.push(index);
      return index === 7 ? Promise.reject(new Error('seven')) : Promise.resolve(index);
    }),
  );
  const settled = Promise.allSettled(answers);
  const lengths: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    lengths.push(begun.length);
    await turnOfLoop();
  }
  expect(lengths).toEqual([1, 5, 9, 12]);
  expect(begun).toEqual(Array.from({ length: 12 }, (_, index) => index));
  expect(
    (await settled).map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason))),
  ).toEqual(begun.map((index) => (index === 7 ? 'Error: seven' : index)));

  await turnOfLoop();
  await turnOfLoop();
  void inTurn(() => Promise.resolve(begun.push(12)));
  expect(begun).toHaveLength(13);
});
