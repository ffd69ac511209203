import { invalid } from './errors.ts';
import type { Metadata } from './params.ts';

const QUOTED = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const CLAUSE = new RegExp(String.raw`^\s*metadata\[(${QUOTED})\]\s*:\s*(${QUOTED})\s*(?:AND\s+(?=\S)|$)`, 'i');

const unquote = (text: string) => text.slice(1, -1).replaceAll(/\\(.)/g, '$1');

/**
 * A query such as `metadata['order']:'7' AND metadata['user']:'3'`, as a test of metadata: this much of
 * https://docs.stripe.com/search#search-query-language the sandbox understands.
 * @throws Refusal
 */
export function parseQuery(query: string): (metadata: Metadata) => boolean {
  const wanted: [string, string][] = [];
  for (let rest = query; rest !== '' || wanted.length === 0;) {
    const [clause, name, value] = CLAUSE.exec(rest) ?? [];
    if (clause === undefined || name === undefined || value === undefined)
      throw invalid(`The sandbox understands queries such as metadata['k']:'v' AND metadata['l']:'w' only.`, {
        param: 'query',
      });
    wanted.push([unquote(name), unquote(value)]);
    rest = rest.slice(clause.length);
  }
  return (metadata) => wanted.every(([name, value]) => Object.hasOwn(metadata, name) && metadata[name] === value);
}
