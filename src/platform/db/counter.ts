import type { Sql, Statement } from './index.ts';

/** More writers than this at one counter at one moment begin to wait for each other. */
const SLOTS = 16;

/**
 * A counter that many writers change at once without waiting: its value is the sum over rows ("slots") of `table`,
 * and a writer takes a slot that nobody has locked. A quiet counter keeps one row. `keys` are the columns that name
 * the counter; together with `slot` they are the table's primary key. `touches` names what shows the value.
 */
export function createCounter(table: string, keys: string[], touches: (key: string[]) => string[]) {
  const params = keys.map((_, index) => `$${index + 1}`).join(', ');
  const delta = `$${keys.length + 1}`;
  const add: Statement = {
    name: `${table}.add`,
    touches,
    text: `
      WITH free AS (
        SELECT slot FROM ${table} WHERE (${keys.join(', ')}) = (${params})
        ORDER BY slot LIMIT 1 FOR UPDATE SKIP LOCKED
      )
      INSERT INTO ${table} AS t (${keys.join(', ')}, slot, visible)
      VALUES (${params}, coalesce((SELECT slot FROM free), pg_backend_pid() % ${SLOTS}), ${delta})
      ON CONFLICT (${keys.join(', ')}, slot) DO UPDATE SET visible = t.visible + EXCLUDED.visible`,
  };
  return {
    statement: add,
    /** Adds `amount` within the caller's transaction. */
    add: (sql: Sql, key: string[], amount: number) => sql.query(add, [...key, amount]),
    /** The value as a scalar subquery; `columns` are the outer query's columns that name the counter. */
    valueSql: (...columns: string[]) =>
      `(SELECT coalesce(sum(n.visible), 0)::int FROM ${table} n WHERE ${keys.map((key, index) => `n.${key} = ${columns[index]}`).join(' AND ')})`,
  };
}
