interface Row {
  id: string;
  created: number;
}

export interface Page<T> {
  /** Newest first. */
  data: T[];
  has_more: boolean;
}

export interface PageRequest<T> {
  limit: number;
  /** Only rows older than this one; it must be there. */
  after?: string | undefined;
  /** Only rows newer than this one, the nearest of them; it must be there. */
  before?: string | undefined;
  matches?: (row: T) => boolean;
}

export type Collection<T extends Row> = ReturnType<typeof createCollection<T>>;

/** Rows in the order in which they came, found by id; a page costs as many steps as rows it passes by. */
export function createCollection<T extends Row>() {
  const rows: T[] = [];
  const places = new Map<string, number>();
  const placeOf = (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`There is no row ${id}`);
    return place;
  };
  return {
    rows: rows as readonly T[],
    get(id: string): T | undefined {
      const place = places.get(id);
      return place === undefined ? undefined : rows[place];
    },
    /** Adds a row, or puts it where an earlier version of it is. */
    put(row: T): void {
      const place = places.get(row.id) ?? rows.length;
      places.set(row.id, place);
      rows[place] = row;
    },
    page({ limit, after, before, matches = () => true }: PageRequest<T>): Page<T> {
      const step = before === undefined ? -1 : 1;
      let place = before === undefined ? (after === undefined ? rows.length : placeOf(after)) : placeOf(before);
      const found: T[] = [];
      for (let row = rows[(place += step)]; row && found.length <= limit; row = rows[(place += step)])
        if (matches(row)) found.push(row);
      const data = found.slice(0, limit);
      return { data: before === undefined ? data : data.reverse(), has_more: found.length > limit };
    },
  };
}
