import { badInput } from '../errors.ts';

export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 20;

/** Where a row stands in its order: the value it is sorted by, and its id. */
export interface Position {
  value: number | Date;
  id: string;
}

export interface Page {
  first: number;
  after: Position | null;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** What a list is sorted by, which is what its cursors carry. */
export type ValueKind = 'time' | 'integer' | 'number';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The cursor of a position in one list. `list` names the list and its order, so that a cursor of another list is
 * refused instead of being read as a place in this one.
 */
const encodeCursor = (list: string, { value, id }: Position): string =>
  Buffer.from(JSON.stringify([list, value instanceof Date ? value.toISOString() : value, id])).toString('base64url');

function decodeCursor(list: string, kind: ValueKind, cursor: string): Position {
  const refuse = () =>
    badInput('after', 'after is not a cursor of this list: send back an endCursor of it, with the same sort.');
  if (cursor.length > 512) throw refuse();
  let parts: unknown;
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.toString('base64url') !== cursor) throw refuse();
    parts = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parts) || parts.length !== 3) throw refuse();
  const [of, value, id] = parts as unknown[];
  if (of !== list || typeof id !== 'string' || !UUID.test(id)) throw refuse();
  if (kind !== 'time') {
    const isValue = kind === 'integer' ? typeof value === 'number' && (value | 0) === value : Number.isFinite(value);
    if (!isValue) throw refuse();
    return { value: value as number, id };
  }
  const time = new Date(typeof value === 'string' && /^\d{4}-/.test(value) ? value : Number.NaN);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== value) throw refuse();
  return { value: time, id };
}

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** @throws BAD_USER_INPUT for a size outside 1 to 100, or a cursor that is not one of `list`. */
export function parsePage({ first, after }: PageArguments, list: string, kind: ValueKind = 'time'): Page {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE)
    throw badInput('first', `first must be from 1 to ${MAX_PAGE_SIZE}; it is ${size}.`);
  return { first: size, after: after == null ? null : decodeCursor(list, kind, after) };
}

/** Its getters are its class's: of an answer's hundreds of connections most are asked for their nodes alone. */
class PageOf<Node> implements Connection<Node> {
  readonly nodes: Node[];
  readonly #isLast: boolean;
  readonly #isFirst: boolean;
  readonly #list: string;
  readonly #positionOf: (node: Node) => Position;

  constructor(rows: Node[], { first, after }: Page, list: string, positionOf: (node: Node) => Position) {
    this.#isLast = rows.length <= first;
    this.#isFirst = after === null;
    this.nodes = this.#isLast ? rows : rows.slice(0, first);
    this.#list = list;
    this.#positionOf = positionOf;
  }

  get edges() {
    return this.nodes.map((node) => ({ node, cursor: this.#cursorOf(node) }));
  }

  get pageInfo() {
    const { nodes } = this;
    const cursorOf = (node: Node | undefined) => (node === undefined ? null : this.#cursorOf(node));
    return {
      hasNextPage: !this.#isLast,
      hasPreviousPage: !this.#isFirst,
      get startCursor() {
        return cursorOf(nodes[0]);
      },
      get endCursor() {
        return cursorOf(nodes.at(-1));
      },
    };
  }

  #cursorOf(node: Node): string {
    return encodeCursor(this.#list, this.#positionOf(node));
  }
}

/**
 * A Relay connection of `rows`, of which one more than `first` was asked for. Cursors are made only when they are
 * selected.
 */
export const connection = <Node>(
  rows: Node[],
  page: Page,
  list: string,
  positionOf: (node: Node) => Position,
): Connection<Node> => new PageOf(rows, page, list, positionOf);

/** A page of a list that is in the order of its ids, the newest first. `find` gives one row more than the page has. */
export async function newestPage<Row extends { id: string; createdAt: Date }>(
  list: string,
  args: PageArguments,
  find: (page: Page) => Promise<Row[]>,
): Promise<Connection<Row>> {
  const page = parsePage(args, list);
  return connection(await find(page), page, list, ({ id, createdAt }) => ({ id, value: createdAt }));
}
