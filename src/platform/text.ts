import { badInput } from './errors.ts';

/** The number of Unicode characters (code points), as PostgreSQL's char_length counts them. */
export const countCharacters = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/**
 * Text as PostgreSQL can keep it: well-formed Unicode without NUL, within bounds in characters, and not blank unless
 * `min` is 0. Returned as it came. @throws BAD_USER_INPUT with the field.
 */
export function parseText(field: string, text: string, { min, max }: { min: number; max: number }): string {
  if (text.includes('\0')) throw badInput(field, `${field} must not hold the character NUL.`);
  if (!text.isWellFormed()) throw badInput(field, `${field} is not well-formed Unicode (a lone surrogate).`);
  if (min > 0 && text.trim() === '') throw badInput(field, `${field} must not be empty.`);
  // A code point takes at most two units, so most texts need no count.
  const characters = text.length <= max && text.length >= min * 2 ? text.length : countCharacters(text);
  if (characters < min) throw badInput(field, `${field} must have at least ${min} characters.`);
  if (characters > max) throw badInput(field, `${field} must have at most ${max} characters; it has ${characters}.`);
  return text;
}

/** Text within a line: no control characters, none that turn its direction, at most `max` characters. */
export function singleLine(text: string, max: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();
  return shorten(line, max);
}

/** The first `max` characters (code points), the last of which says so where there are more. */
export function shorten(text: string, max: number): string {
  // A code point takes at most two units: no more is looked at.
  const characters = Array.from(text.slice(0, (max + 1) * 2));
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML that shows it, in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
