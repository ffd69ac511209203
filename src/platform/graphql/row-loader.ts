import DataLoader from 'dataloader';

/** Batches rows by their id; null for an id without a row. `find` may answer in any order. */
export const createRowLoader = <Row extends { id: string }>(
  find: (ids: string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await find([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
