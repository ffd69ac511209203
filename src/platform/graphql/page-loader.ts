import DataLoader from 'dataloader';
import type { Page } from './connection.ts';

/** One list's page: `key` names the list (a post's roots, a person's posts), `order` how it is sorted. */
export interface PageRequest<Key> {
  key: Key;
  order: string;
  page: Page;
  /** What is wanted of each row, in bits that the list gives a meaning; all of it where there are none. */
  parts?: number;
  /** What is going to be asked for below its rows. */
  readAhead?: () => PageBelow[];
}

/** The first page, in the same order, of the list below each row of a page. */
export interface PageBelow {
  first: number;
  parts: number;
}

/** Requests that one SQL statement can answer: same order, same size, all from the start or all after a position. */
export interface PageBatch<Key> {
  keys: Key[];
  order: string;
  /** Rows wanted a list; one more than the page has, to know whether there is a next one. */
  limit: number;
  after: { values: (number | Date)[]; ids: string[] } | null;
  /** What any of them wants. */
  parts: number;
  /** What all of them are going to ask for, level by level. */
  below: PageBelow[];
}

export type PageLoader<Key, Row> = DataLoader<PageRequest<Key>, Row[], string>;

/** The same for requests that get the same. */
const pageKey = <Key extends object | string>({
  key,
  order,
  page: { first, after },
  parts,
}: PageRequest<Key>): string =>
  `${order} ${first} ${parts} ${after && `${after.value.valueOf()} ${after.id}`} ${
    typeof key === 'string' ? key : Object.values(key).join(' ')
  }`;

/** Batches pages of many lists. `fetch` returns rows with `ord`, the place of their list in `keys`, from 1. */
export const createPageLoader = <Key extends object | string, Row>(
  fetch: (batch: PageBatch<Key>) => Promise<{ ord: number; row: Row }[]>,
): PageLoader<Key, Row> =>
  new DataLoader(
    async (requests) => {
      const groups = new Map<string, number[]>();
      const belows = requests.map(({ readAhead }) => readAhead?.() ?? []);
      requests.forEach(({ order, page }, index) => {
        const group = `${order} ${page.first} ${page.after ? 'after' : 'start'} ${JSON.stringify(belows[index])}`;
        const members = groups.get(group);
        if (members) members.push(index);
        else groups.set(group, [index]);
      });
      const answers: Row[][] = requests.map(() => []);
      await Promise.all(
        [...groups.values()].map(async (indexes) => {
          const members = indexes.map((index) => requests[index]).filter((request) => request !== undefined);
          const [one] = members;
          if (!one) return;
          const positions = members.map(({ page }) => page.after).filter((after) => after !== null);
          const found = await fetch({
            keys: members.map(({ key }) => key),
            order: one.order,
            limit: one.page.first + 1,
            after: one.page.after && {
              values: positions.map(({ value }) => value),
              ids: positions.map(({ id }) => id),
            },
            parts: members.reduce((sum, { parts = 0 }) => sum | parts, 0),
            below: belows[indexes[0] ?? -1] ?? [],
          });
          for (const { ord, row } of found) answers[indexes[ord - 1] ?? -1]?.push(row);
        }),
      );
      return answers;
    },
    { cacheKeyFn: (request) => pageKey(request) },
  );
