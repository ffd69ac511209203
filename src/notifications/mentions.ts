/** As many mentions of one comment count; the first ones. */
const MAX_MENTIONS = 20;

/** A code span or fence, as CommonMark (6.1) pairs backticks. */
const CODE = /(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/u;
const LINK = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"]+/u;
/** Not right after what may end the first part of an e-mail address or belong to a path, and not a domain. */
const MENTION =
  /(?<![\p{L}\p{M}\p{N}_@/\\+=&%#~-]\.?)@(?<handle>[a-z0-9_]{2,32})(?![\p{L}\p{M}\p{N}_@]|\.[\p{L}\p{N}])/u;
/** Whichever begins first; what lies within it is part of it. */
const TOKENS = new RegExp([CODE, LINK, MENTION].map(({ source }) => source).join('|'), 'gu');

/** The handles of the people whom a text mentions as `@handle`, each once, in the order of the text. */
export function findMentions(text: string): string[] {
  const handles = new Set<string>();
  for (const { groups } of text.matchAll(TOKENS)) {
    const handle = groups?.['handle'];
    if (handle !== undefined) handles.add(handle);
    if (handles.size === MAX_MENTIONS) break;
  }
  return [...handles];
}
