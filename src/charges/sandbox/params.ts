/** Parameters as Stripe checks them: a table of readers for an endpoint, and its errors for what does not fit. */
import { invalid } from './errors.ts';
import type { Form, FormValue } from './form.ts';

/** Turns what was sent (undefined: nothing) into a value. @throws Refusal */
type Reader<T> = (value: FormValue | undefined, param: string) => T;
export type Shape = Record<string, Reader<unknown>>;
export type Values<S extends Shape> = { [Name in keyof S]: ReturnType<S[Name]> };

/** @throws Refusal for a parameter that is missing, unknown or malformed. */
export function readParams<S extends Shape>(form: Form, shape: S, inside = ''): Values<S> {
  const nameOf = (name: string) => (inside ? `${inside}[${name}]` : name);
  const unknown = [...form.keys()].filter((name) => !Object.hasOwn(shape, name)).map(nameOf);
  if (unknown[0] !== undefined)
    throw invalid(`Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`, {
      code: 'parameter_unknown',
      param: unknown[0],
    });
  const values = Object.entries(shape).map(([name, read]) => [name, read(form.get(name), nameOf(name))]);
  return Object.fromEntries(values) as Values<S>;
}

export const optional =
  <T>(read: Reader<T>): Reader<T | undefined> =>
  (value, param) =>
    value === undefined ? undefined : read(value, param);

export const text =
  (maxLength = 5000): Reader<string> =>
  (value, param) => {
    if (value === undefined) throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
    if (typeof value !== 'string') throw invalid(`Invalid string: ${param} is a hash or an array.`, { param });
    if (value.length > maxLength)
      throw invalid(`Invalid string: ${param} must be at most ${maxLength} characters.`, { param });
    return value;
  };

/** Text that cannot be taken away again by sending nothing. */
const filled: Reader<string> = (value, param) => {
  const sent = text()(value, param);
  if (sent !== '') return sent;
  throw invalid(`You passed an empty string for '${param}'; it cannot be unset.`, {
    code: 'parameter_invalid_empty',
    param,
  });
};
export { filled as id };

export const integer: Reader<number> = (value, param) => {
  const sent = filled(value, param);
  if (/^-?\d+$/.test(sent)) return Number(sent);
  throw invalid(`Invalid integer: ${sent}`, { code: 'parameter_invalid_integer', param });
};

export const integerWithin =
  (min: number, max: number): Reader<number> =>
  (value, param) => {
    const number = integer(value, param);
    if (number < min || number > max)
      throw invalid(`This value must be from ${min} to ${max}.`, { code: 'parameter_invalid_integer', param });
    return number;
  };

export const oneOf =
  <const Choice extends string>(...choices: Choice[]): Reader<Choice> =>
  (value, param) => {
    const sent = filled(value, param);
    const choice = choices.find((each) => each === sent);
    if (choice === undefined) throw invalid(`Invalid ${param}: must be one of ${choices.join(', ')}`, { param });
    return choice;
  };

export const flag: Reader<boolean> = (value, param) => oneOf('true', 'false')(value, param) === 'true';

export const listOf =
  <T>(read: Reader<T>): Reader<T[]> =>
  (value, param) => {
    if (!(value instanceof Map)) throw invalid('Invalid array', { param });
    return [...value.values()].map((each, index) => read(each, `${param}[${index}]`));
  };

export const hash =
  <S extends Shape>(shape: S): Reader<Values<S>> =>
  (value, param) => {
    if (!(value instanceof Map)) throw invalid('Invalid hash', { param });
    return readParams(value, shape, param);
  };

export type Metadata = Record<string, string>;

/**
 * What stands after the call: sent names are added, an empty value takes its name away, an empty whole takes them all.
 * At most 50 names of 40 characters with values of 500: https://docs.stripe.com/api/metadata
 */
export const metadata: Reader<(before: Metadata) => Metadata> = (value, param) => {
  if (value === undefined) return (before) => before;
  if (value === '') return () => ({});
  if (!(value instanceof Map)) throw invalid('Invalid hash', { param });
  const sent = [...value].map(([name, each]) => {
    if (name.length > 40) throw invalid('Metadata keys can have at most 40 characters.', { param });
    return [name, text(500)(each, `${param}[${name}]`)] as const;
  });
  if (sent.length > 50) throw invalid('Metadata can have at most 50 keys.', { param });
  return (before) =>
    Object.fromEntries([...Object.entries(before), ...sent].filter(([name]) => value.get(name) !== ''));
};

/** `created=1700000000`, or bounds such as `created[gte]=1700000000`: a test of a time in seconds. */
export const created: Reader<(seconds: number) => boolean> = (value, param) => {
  if (!(value instanceof Map)) {
    const exactly = integer(value, param);
    return (seconds) => seconds === exactly;
  }
  const bound = optional(integer);
  const { gt, gte, lt, lte } = readParams(value, { gt: bound, gte: bound, lt: bound, lte: bound }, param);
  return (seconds) =>
    !(gt !== undefined && seconds <= gt) &&
    !(gte !== undefined && seconds < gte) &&
    !(lt !== undefined && seconds >= lt) &&
    !(lte !== undefined && seconds > lte);
};
