import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AllowList } from './allow-list.ts';
import { assertCheapToValidate } from './document-limits.ts';
import { MAX_TOKENS } from './limits.ts';

/** Characters of texts that one process remembers to be good. */
const MAX_KNOWN = 8 * 1024 * 1024;

/** What requests ask to run, looked at before it is validated. */
export interface Documents {
  /**
   * The text that a parsed body or query string names, by itself or by a hash; null for none that is known.
   * @throws OPERATION_NOT_ALLOWED
   */
  find(request: unknown): Promise<string | null>;
  /** @throws QUERY_TOO_COMPLEX, and GraphQLError for what does not parse. */
  parse(text: string): DocumentNode;
  /** Refuses a request whose document is not allowed or too much; what else is wrong with it is told by whoever executes it. */
  assertRunnable(request: unknown): Promise<void>;
}

export interface DocumentsOptions {
  /** Where the texts of hashes are. */
  persisted: KeyValueCache;
  /** Null where every operation may run. */
  allowed: AllowList | null;
}

export function createDocuments({ persisted, allowed }: DocumentsOptions): Documents {
  const known = new LRUCache<string, true>({ maxSize: MAX_KNOWN, sizeCalculation: (_, text) => text.length + 100 });

  function read(text: string): DocumentNode {
    const document = parse(text, { maxTokens: MAX_TOKENS, noLocation: true });
    assertCheapToValidate(document);
    known.set(text, true);
    return document;
  }

  async function find(request: unknown): Promise<string | null> {
    const { query, extensions } = (request ?? {}) as Record<string, unknown>;
    if (allowed) return allowed.resolve(query, hashIn(extensions));
    if (query !== undefined) return typeof query === 'string' ? query : null;
    const hash = hashIn(extensions);
    return hash?.length !== 64 ? null : ((await persisted.get(`apq:${hash}`)) ?? null);
  }

  return {
    find,
    parse: read,
    async assertRunnable(request) {
      const text = await find(request);
      if (text === null || known.has(text)) return;
      try {
        read(text);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
      }
    },
  };
}

/** The hash of a persisted query in the extensions of a request, which are JSON in a query string. */
export function hashIn(extensions: unknown): string | null {
  let given = extensions;
  if (typeof given === 'string')
    try {
      given = JSON.parse(given);
    } catch {
      return null;
    }
  const hash = (given as { persistedQuery?: { sha256Hash?: unknown } | null } | null | undefined)?.persistedQuery
    ?.sha256Hash;
  return typeof hash === 'string' ? hash : null;
}
