import { z } from 'zod';
import { AppError } from '../errors.ts';

/** The only operations that run. */
export interface AllowList {
  /**
   * The text to run, of one that is sent, which must be listed to the letter, or of the id of a listed one.
   * @throws OPERATION_NOT_ALLOWED
   */
  resolve(text: unknown, id: unknown): string;
}

const manifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
  })
  .transform(({ operations }) => operations.map(({ id, body }) => [id, body] as const));
const texts = z.record(z.string().min(1), z.string().min(1)).transform((given) => Object.entries(given));

/**
 * Reads a list in the form of Apollo's persisted query manifest, or of a plain object of ids and texts.
 * @throws Error with a sentence for people
 */
export function parseAllowList(json: string): AllowList {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    throw new Error('The list of allowed operations is not JSON.');
  }
  const { data } = z.union([manifest, texts]).safeParse(given);
  if (!data)
    throw new Error(
      'The list of allowed operations is neither a persisted query manifest of Apollo nor an object of ids and texts.',
    );
  const byId = new Map<unknown, string>(data);
  const all = new Set<unknown>(byId.values());
  return {
    resolve(text, id) {
      const found = text === undefined || text === '' ? byId.get(id) : all.has(text) ? (text as string) : undefined;
      if (found === undefined)
        throw new AppError('OPERATION_NOT_ALLOWED', {
          message: 'This operation is not one of those that this server allows.',
        });
      return found;
    },
  };
}
