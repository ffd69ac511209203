import DataLoader from 'dataloader';
import type { Page } from './connection.ts';

/** One list's page: `key` names the list (a post's roots, a person's posts), `order` how it is sorted. */
export interface PageRequest<Key> {
  key: Key;
  order: string;
  page: Page;
  /** What is wanted of each row, in bits that the list gives a meaning; all of it where there are none. */
  parts?: number;
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
}

export type PageLoader<Key, Row> = DataLoader<PageRequest<Key>, Row[], string>;

/** Batches pages of many lists. `fetch` returns rows with `ord`, the place of their list in `keys`, from 1. */
export const createPageLoader = <Key extends object | string, Row>(
  fetch: (batch: PageBatch<Key>) => Promise<{ ord: number; row: Row }[]>,
): PageLoader<Key, Row> =>
  new DataLoader(
    async (requests) => {
      const groups = new Map<string, number[]>();
      requests.forEach(({ order, page }, index) => {
        const group = `${order} ${page.first} ${page.after ? 'after' : 'start'}`;
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
          });
          for (const { ord, row } of found) answers[indexes[ord - 1] ?? -1]?.push(row);
        }),
      );
      return answers;
    },
    { cacheKeyFn: (request) => JSON.stringify(request) },
  );
