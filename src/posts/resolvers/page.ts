import { connection, parsePage, type PageArguments } from '../../platform/graphql/connection.ts';
import type { PageLoader } from '../../platform/graphql/page-loader.ts';
import type { PostRow } from '../index.ts';

/** A page of the list of posts that `key` names, the newest first. */
export async function postPage(loader: PageLoader<string, PostRow>, key: string, args: PageArguments) {
  const list = `posts ${key}`;
  const page = parsePage(args, list);
  const rows = await loader.load({ key, order: 'NEW', page });
  return connection(rows, page, list, ({ id, createdAt }) => ({ id, value: createdAt }));
}
