/**
 * How the tables lie on many machines with Citus: by `post_id`, so that a thread and all that hangs on it is on one of
 * them. deploy/scale.md makes its commands of this; test/distribution.test.ts holds the migrations and the statements to it.
 * Source of the rules: https://docs.citusdata.com/en/stable/develop/reference_ddl.html and reference_workarounds.html
 */

/** The column by whose hash rows are spread. */
export const COLUMN = 'post_id';

type Place =
  /** Spread by COLUMN, all in one co-location group. */
  | 'distributed'
  /** Whole on each machine; a write goes to all of them by two-phase commit. */
  | 'reference'
  /** On the coordinator alone. */
  | 'local';

/** Every table, the partitions of one being that one. */
export const places: Record<string, Place> = {
  comments: 'distributed',
  comment_revisions: 'distributed',
  comment_votes: 'distributed',
  post_comment_counts: 'distributed',
  comment_reply_counts: 'distributed',
  flags: 'distributed',
  moderation_items: 'distributed',
  spam_examples: 'distributed',

  users: 'reference',
  posts: 'reference',

  outbox: 'local',
  dead_letters: 'local',
  idempotency_keys: 'local',
  thread_settings: 'local',
  notifications: 'local',
  email_settings: 'local',
  reporter_records: 'local',
  moderation_log: 'local',
  charges: 'local',
  refunds: 'local',
  ledger_entries: 'local',
  provider_events: 'local',
  webhook_endpoints: 'local',
  webhook_messages: 'local',
  webhook_deliveries: 'local',
  webhook_attempts: 'local',
  webhook_replays: 'local',
  webhook_log: 'local',
  _prisma_migrations: 'local',
};

export const tablesAt = (place: Place): string[] => Object.keys(places).filter((table) => places[table] === place);

/** What of the catalogue the rules speak of. */
export interface Catalogue {
  tables: { name: string; columnIsNotNull: boolean }[];
  /** Primary keys, unique and excluding ones, by their columns; null is an expression. */
  keys: { table: string; name: string; isPrimary: boolean; columns: (string | null)[] }[];
  foreignKeys: {
    name: string;
    from: string;
    to: string;
    columns: string[];
    toColumns: string[];
    onDelete: 'a' | 'r' | 'c' | 'n' | 'd';
  }[];
  triggers: { table: string; name: string }[];
  /** That the columns and checks of a table call, and the tables that those read. */
  functions: { table: string; name: string; isImmutable: boolean; reads: string[] }[];
}

/** What breaks a rule, a sentence each; none where all is well. */
export function findFaults({ tables, keys, foreignKeys, triggers, functions }: Catalogue): string[] {
  const faults: string[] = [];
  const known = new Set(tables.map(({ name }) => name));
  for (const name of Object.keys(places)) if (!known.has(name)) faults.push(`${name} has a place and is no table`);
  for (const { name, columnIsNotNull } of tables) {
    if (!places[name]) faults.push(`${name} has no place`);
    if (places[name] !== 'distributed') continue;
    if (!columnIsNotNull) faults.push(`${name} has no ${COLUMN} that is always there`);
    if (!keys.some(({ table, isPrimary }) => table === name && isPrimary)) faults.push(`${name} has no primary key`);
  }
  for (const { table, name, columns } of keys)
    if (places[table] === 'distributed' && !columns.includes(COLUMN))
      faults.push(`${name} of ${table} lacks ${COLUMN}: no machine could tell what is unique`);
  for (const { name, from, to, columns, toColumns, onDelete } of foreignKeys) {
    const [source, target] = [places[from], places[to]];
    if (source === 'distributed' && target === 'distributed') {
      const at = columns.indexOf(COLUMN);
      if (at < 0 || toColumns[at] !== COLUMN) faults.push(`${name} of ${from} does not keep to one ${COLUMN}`);
      if (onDelete === 'n' || onDelete === 'd') faults.push(`${name} of ${from} would change ${COLUMN} on a deletion`);
    } else if (source === 'distributed' && target === 'local') faults.push(`${name} of ${from} leads to local ${to}`);
    else if (source !== 'distributed' && target === 'distributed')
      faults.push(`${name} of ${from}, which is not distributed, leads to ${to}, which is`);
    else if (source === 'reference' && target === 'local') faults.push(`${name} of ${from} leads to local ${to}`);
  }
  for (const { table, name } of triggers)
    if (places[table] !== 'local') faults.push(`${table} has the trigger ${name}, which Citus does not take`);
  for (const { table, name, isImmutable, reads } of functions)
    if (places[table] === 'distributed' && (!isImmutable || reads.length > 0))
      faults.push(`${table} calls ${name}, which is not the same on every machine`);
  return faults;
}

/** How far a statement goes: one post's rows, those of posts in a list, or anywhere. */
export type Reach = 'one' | 'keys' | 'all';

/** A distributed table in a statement, and by which parameter its post is named where that is one. */
export interface Reference {
  table: string;
  reach: Reach;
  parameter: number | null;
}

type Bound = Omit<Reference, 'table'>;
const RANK: Reach[] = ['one', 'keys', 'all'];
const ANYWHERE: Bound = { reach: 'all', parameter: null };

const NO_ALIAS = new Set(
  'where set on order for using values group limit returning join left cross inner select union as from default'.split(
    ' ',
  ),
);

/** The part of `text` that a place in it belongs to: its subquery, and of that what no UNION parts from it. */
function scopeOf(text: string, at: number): string {
  let [start, end] = [0, text.length];
  for (let depth = 0, index = at - 1; index >= 0; index -= 1) {
    if (text[index] === ')') depth += 1;
    else if (text[index] === '(' && (depth -= 1) < 0) {
      start = index + 1;
      break;
    } else if (depth === 0 && /^\bunion\b/i.test(text.slice(index))) {
      start = index + 5;
      break;
    }
  }
  for (let depth = 0, index = at; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    else if ((text[index] === ')' && (depth -= 1) < 0) || (depth === 0 && /^\bunion\b/i.test(text.slice(index)))) {
      end = index;
      break;
    }
  }
  return text.slice(start, end);
}

/** At commas that are in no parentheses. */
function split(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of list) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + letter);
  }
  return parts.map((part) => part.trim());
}

/** What is written for COLUMN by an INSERT whose list of columns begins the text. */
function insertedValue(text: string): string | undefined {
  const [, columns = '', source = ''] = /^\s*\(([^()]*)\)\s*(.*)$/s.exec(text) ?? [];
  const at = split(columns).indexOf(COLUMN);
  const [, values = ''] = /^VALUES\s*\((.*)$/is.exec(source) ?? [];
  const [, selected = ''] = /^SELECT\s+(.*?)(\sFROM\s|$)/is.exec(source) ?? [];
  return at < 0 ? undefined : split(values === '' ? selected : values)[at]?.replace(/\).*$/s, '');
}

/**
 * Every reference of a statement to a distributed table. It reads SQL as this program writes it: a table's post is named
 * by `post_id = $1`, by equality with the post_id of another table, or by a list (`unnest`, `ANY`).
 */
export function referencesOf(sql: string): Reference[] {
  const text = sql.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ');
  interface Found {
    table: string;
    alias: string | null;
    /** What its post equals. */
    equals: string[];
  }
  const found: Found[] = [];
  for (const match of text.matchAll(
    /\b(FROM|JOIN|INTO|UPDATE|USING|,) (?:ONLY )?([a-z_]+)\b(?: AS)?(?: ([a-z]\w*))?/gi,
  )) {
    const [whole, verb = '', table = '', next = ''] = match;
    if (places[table] !== 'distributed') continue;
    const alias = next !== '' && !NO_ALIAS.has(next.toLowerCase()) ? next : null;
    const scope = scopeOf(text, match.index);
    const name = alias === null ? '(?<![.\\w])' : `\\b${alias}\\.`;
    const equals = [...scope.matchAll(new RegExp(`${name}${COLUMN} = (ANY\\(|\\$\\d+|\\w+\\.\\w+)`, 'g'))].map(
      ([, value = '']) => value,
    );
    for (const [, left = '', right = ''] of scope.matchAll(/\(([^()]*)\) = \(([^()]*)\)/g)) {
      const at = split(left).indexOf(alias === null ? COLUMN : `${alias}.${COLUMN}`);
      const value = split(right)[at];
      if (value !== undefined) equals.push(value);
    }
    const isInsert = verb.toUpperCase() === 'INTO';
    if (isInsert) {
      const value = insertedValue(text.slice(match.index + whole.length - (alias === null ? next.length : 0)));
      // Whatever other conditions there are: it is written what is given.
      equals.splice(0, equals.length, ...(value === undefined ? [] : [value]));
    }
    found.push({ table, alias, equals });
  }

  const lists = new Set(
    [...text.matchAll(/\bAS (\w+)\(([^()]*)\)/g)].flatMap(([, name = '', columns = '']) =>
      split(columns).includes(COLUMN) ? [name] : [],
    ),
  );
  const posts = new Set([...text.matchAll(/\bposts (?:AS )?(\w+)/g)].map(([, name = '']) => name));

  function resolve(value: string, seen: Found[]): Bound {
    const parameter = /^\$(\d+)/.exec(value)?.[1];
    if (parameter !== undefined) return { reach: 'one', parameter: Number(parameter) };
    if (value.startsWith('ANY(')) return { reach: 'keys', parameter: null };
    const [name, column] = value === COLUMN ? [null, COLUMN] : value.split('.');
    if (name != null && (lists.has(name) || (column === 'id' && posts.has(name))))
      return { reach: 'keys', parameter: null };
    const others = found.filter((one) => one.alias === name && column === COLUMN && !seen.includes(one));
    const reaches = others.map((one) => reachOf(one, seen));
    return reaches.length === 0
      ? ANYWHERE
      : reaches.reduce((worst, next) => (RANK.indexOf(next.reach) > RANK.indexOf(worst.reach) ? next : worst));
  }
  function reachOf(one: Found, seen: Found[] = []): Bound {
    const reaches = one.equals.map((value) => resolve(value, [...seen, one]));
    return [ANYWHERE, ...reaches].reduce((best, next) =>
      RANK.indexOf(next.reach) < RANK.indexOf(best.reach) ? next : best,
    );
  }
  return found.map((one) => ({ table: one.table, ...reachOf(one) }));
}

/** The farthest that a statement goes; null where it names no distributed table. */
export function reachOf(sql: string): Reach | null {
  const reaches = new Set(referencesOf(sql).map(({ reach }) => reach));
  return (['all', 'keys', 'one'] as const).find((reach) => reaches.has(reach)) ?? null;
}

/** Statements that go to more than one post, each with the reason why it may; a name stands for its pages too. */
export const fanOut: Record<string, { reach: 'keys' | 'all'; why: string }> = {
  'comments.findByKeys': { reach: 'keys', why: 'the comments that one answer names' },
  'comments.page.posts': { reach: 'keys', why: 'first comments of the posts of one page' },
  'comments.countShadows': { reach: 'keys', why: 'of the posts of one answer, for who is shadow-banned' },
  'comments.findOwn': { reach: 'keys', why: 'of the posts of one answer, for its viewer' },
  'comments.search.all': { reach: 'all', why: 'a search over all posts' },
  'comments.page.author': { reach: 'all', why: 'the comments of one author' },
  'comments.recount': { reach: 'keys', why: 'counts a hundred posts anew, in the background' },
  'comments.lockOf': { reach: 'all', why: 'erasing a person, in the background' },
  'comments.eraseMany': { reach: 'keys', why: 'erasing a person' },
  'comments.eraseRevisionsOfMany': { reach: 'keys', why: 'erasing a person' },
  'posts.findByIds': { reach: 'keys', why: 'numbers of comments of the posts of one answer' },
  'posts.page': { reach: 'keys', why: 'numbers of comments of the posts of one page' },
  'moderation.findAuthorRecords': { reach: 'all', why: 'what moderators see of an author' },
  'moderation.findOwn': { reach: 'all', why: 'what the spam check reads of an author, in the background' },
  'moderation.findAncestors': { reach: 'keys', why: 'what stands above the comments of one page of a queue' },
  'moderation.flagPage': { reach: 'keys', why: 'the flags of the comments of one page of a queue' },
  'moderation.queue': { reach: 'all', why: 'the queues of moderators' },
  'moderation.count': { reach: 'all', why: 'the queues of moderators' },
  'moderation.shadow': { reach: 'all', why: 'a shadow ban, in the background' },
  'moderation.eraseFlags': { reach: 'keys', why: 'erasing a person' },
  'moderation.eraseItems': { reach: 'keys', why: 'erasing a person' },
  'moderation.eraseExamples': { reach: 'keys', why: 'erasing a person' },
  'moderation.eraseNotes': { reach: 'all', why: 'erasing a person' },
  'import.findThread': { reach: 'keys', why: 'an import, of one post that is named by its source' },
};

/** The entry of `fanOut` that a statement falls under. */
export const fanOutOf = (name: string) =>
  Object.entries(fanOut).find(([key]) => name === key || name.startsWith(`${key}.`))?.[1] ?? null;
