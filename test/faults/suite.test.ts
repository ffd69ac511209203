import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FAULTS, type Fault } from '../support/faults/faults.ts';
import { INVARIANTS, settle, type Loss } from '../support/faults/invariants.ts';
import { createPopulation, newPhase, type People, type Phase } from '../support/faults/people.ts';
import { openStage, type Stage } from '../support/faults/stage.ts';
import { startLoad } from '../support/load.ts';

/** Minutes of faults in random order; each once, one after the other, where it is not set. */
const MINUTES = process.env['FAULTS_MINUTES'];
const LONG = MINUTES !== undefined;
/** So many that two cores keep up with them while parts are away: calls that pile up would be a fault of their own. */
const PER_SECOND = LONG ? 20 : 16;
/** How long a fault lasts, and how long everything goes well before the next, in milliseconds. */
const LASTS_MS: [least: number, most: number] = LONG ? [1_000, 8_000] : [1_200, 1_200];
const BETWEEN_MS = LONG ? 2_000 : 0;
/** Longest that it may take until all that was begun has come to its end. */
const SETTLED_MS = 150_000;
/** Only faults whose name holds this. */
const ONLY = process.env['FAULTS_ONLY'] ?? '';
const faults = FAULTS.filter(({ name }) => name.includes(ONLY));
const SEED = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);

/** Faults in an order that the seed repeats; each comes once before one comes again. */
function* inRandomOrder(seed: number): Generator<Fault> {
  let state = seed;
  // A linear congruential generator: Numerical Recipes, 3rd ed., 7.1.
  const random = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  for (;;) {
    const round = faults.map((fault) => ({ fault, at: random() })).sort((a, b) => a.at - b.at);
    for (const { fault } of round) yield fault;
  }
}

/** Of a machine that has other things to do. */
const START_MS = 180_000;

let stage: Stage | undefined;
let people: People;
beforeAll(async () => {
  stage = await openStage();
  people = await createPopulation(stage);
}, START_MS);
afterAll(async () => {
  await stage?.close();
});

/** Times of one fault, all in milliseconds: how long it lasted, until all was answered, and until webhooks came. */
interface Times {
  lastedMs: number[];
  answeredMs: number[];
  deliveredMs: number[];
}

it(
  `nothing is lost by ${faults.length} kinds of faults under a steady load${LONG ? `, for ${MINUTES} minutes` : ''}`,
  { timeout: Number(MINUTES ?? 0) * 60_000 + 900_000 },
  async () => {
    const phases = new Map<string, Phase & Times>();
    const phaseOf = (name: string) => {
      const known = phases.get(name);
      if (known) return known;
      const made = { ...newPhase(name), lastedMs: [], answeredMs: [], deliveredMs: [] };
      phases.set(name, made);
      return made;
    };
    if (!stage) throw new Error('There is no stage');
    const on = stage;
    const { receiver } = on;
    const startedAt = performance.now();
    /** Vitest keeps what is logged until the end, which is far away. */
    const tell = (what: string) => {
      if (LONG) process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${what}\n`);
    };

    /** Comments whose webhook is still to come, with whom to tell when it came. */
    const awaited = new Map<string, () => void>();
    receiver.onReceived = ({ body }) => {
      const { id } = (JSON.parse(body) as { data: { id: string } }).data;
      awaited.get(id)?.();
      awaited.delete(id);
    };

    /** Waits until both APIs serve again, and writes; when the workers told a receiver of that is noted as it comes. */
    async function recover({ answeredMs, deliveredMs }: Times) {
      const since = performance.now();
      await on.untilReady();
      const { id } = await people.addComment();
      answeredMs.push(performance.now() - since);
      const note = () => deliveredMs.push(performance.now() - since);
      if (receiver.received.some(({ body }) => body.includes(id))) note();
      else awaited.set(id, note);
    }

    async function make(fault: Fault) {
      const phase = phaseOf(fault.name);
      people.enter(phase);
      phase.times += 1;
      const since = performance.now();
      const [least, most] = LASTS_MS;
      tell(fault.name);
      await fault.run(on, () => sleep(least + Math.random() * (most - least)));
      phase.lastedMs.push(performance.now() - since);
      await recover(phase);
    }

    const missing = new Map(
      faults.flatMap((fault) => {
        const why = fault.missing?.(on) ?? null;
        return why === null ? [] : [[fault, why] as const];
      }),
    );
    const load = startLoad(PER_SECOND, people.kinds);
    const end = performance.now() + Number(MINUTES ?? 0) * 60_000;
    tell(`FAULTS_SEED=${SEED}`);
    for (const fault of LONG ? inRandomOrder(SEED) : faults) {
      if (LONG && performance.now() > end) break;
      if (missing.has(fault)) continue;
      await make(fault);
      people.enter(phaseOf('nothing'));
      await sleep(BETWEEN_MS);
    }
    const calls = await load.stop();
    tell('the load has ended');
    const open = await settle(on, SETTLED_MS);
    tell(`all has come to its end${open.map((what) => `, but ${what}`).join('')}`);

    const losses: (Loss & { invariant: string })[] = [];
    for (const [invariant, find] of Object.entries(INVARIANTS))
      losses.push(...(await find(on, people)).map((loss) => ({ ...loss, invariant })));

    const seconds = (times: number[]) => (Math.max(0, ...times) / 1000).toFixed(1);
    const rows = [...phases.values()].map((phase) => [
      phase.name,
      phase.times,
      (phase.lastedMs.reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(1),
      phase.requests,
      phase.answered,
      phase.refused,
      phase.broken,
      phase.again,
      seconds(phase.answeredMs),
      seconds(phase.deliveredMs),
      losses.filter((loss) => loss.phase === phase).length,
    ]);
    const table = [
      [
        'fault',
        'times',
        's',
        'requests',
        'answered',
        'refused',
        'no answer',
        'sent again',
        'answers after s',
        'delivers after s',
        'lost',
      ],
      Array(11).fill('---'),
      ...rows,
      ...[...missing].map(([{ name }, why]) => [name, `not run here: ${why}`, ...Array<string>(9).fill('')]),
    ];
    console.log(table.map((row) => `| ${row.join(' | ')} |`).join('\n'));
    console.log(
      `${people.told.length} comments, ${people.charges.length} charges, ${people.acknowledged.length} events, ` +
        `${receiver.received.length} requests to the receiver; ${on.hasProxy ? 'behind HAProxy' : 'without HAProxy'}`,
    );
    for (const name of Object.keys(INVARIANTS))
      console.log(`${losses.some(({ invariant }) => invariant === name) ? 'BROKEN' : 'holds'}: ${name}`);

    expect(open).toEqual([]);
    expect(losses.map(({ what, phase }) => `${phase?.name ?? ''}: ${what}`).slice(0, 20)).toEqual([]);
    expect(calls.filter(({ fault }) => fault !== null).slice(0, 10)).toEqual([]);
    expect(
      [...phases.values()].flatMap(({ name, wrong }) => wrong.map((what) => `${name}: ${what}`)).slice(0, 10),
    ).toEqual([]);
    // Nobody was idle meanwhile.
    for (const { name, requests } of phases.values()) expect(requests, name).toBeGreaterThan(0);
    for (const list of [people.told, people.charges, people.acknowledged]) expect(list.length).toBeGreaterThan(0);
  },
);
