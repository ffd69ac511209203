import { hash } from 'node:crypto';

/** A value of Stripe's form encoding: text, or named values inside brackets. Maps, so that no name is special. */
export type FormValue = string | Form;
export type Form = Map<string, FormValue>;

/**
 * `a[b]=1&c[0]=2&c[]=3` as nested maps: application/x-www-form-urlencoded with names in brackets, as Stripe's libraries
 * send it. An unnamed place (`c[]`) comes after those before it. Of two equal names the last counts.
 */
export function parseForm(text: string): Form {
  const form: Form = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const start = name.indexOf('[');
    if (start < 1 || !name.endsWith(']')) {
      form.set(name, value);
      continue;
    }
    const path = [name.slice(0, start), ...name.slice(start + 1, -1).split('][')];
    const last = path.pop() ?? '';
    let place = form;
    for (const step of path) {
      let next = place.get(step);
      if (!(next instanceof Map)) place.set(step, (next = new Map()));
      place = next;
    }
    place.set(last === '' ? String(place.size) : last, value);
  }
  return form;
}

/** The same for the same parameters, whatever their order: SHA-256, base64. */
export function fingerprint(text: string): string {
  const pairs = new URLSearchParams(text);
  pairs.sort();
  return hash('sha256', pairs.toString(), 'base64');
}
