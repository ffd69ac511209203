import { connection, parsePage, type PageArguments } from '../../platform/graphql/connection.ts';
import type { Page } from '../../platform/graphql/connection.ts';

/** A page of a list that is in the order of its ids, the newest first. */
export async function newestPage<Row extends { id: string; createdAt: Date }>(
  list: string,
  args: PageArguments,
  find: (page: Page) => Promise<Row[]>,
) {
  const page = parsePage(args, list);
  return connection(await find(page), page, list, ({ id, createdAt }) => ({ id, value: createdAt }));
}
