/**
 * Which money can be charged: the currencies of the provider with their minor units and limits. The source of every rule
 * is https://docs.stripe.com/currencies.
 */

export interface Currency {
  /** Digits of the minor unit as amounts are sent: an amount of 1 is 10 ** -exponent of the currency. */
  exponent: 0 | 2 | 3;
  /** Every amount is a multiple of this. */
  step: 1 | 10 | 100;
  /** Least amount of a charge, in minor units. */
  minimum: number;
  /** Greatest amount of a charge, in minor units. */
  maximum: number;
}

/** An amount in minor units of an ISO 4217 currency in capital letters, such as 1099 and USD for 10.99 USD. */
export interface Money {
  amount: number | bigint;
  currency: string;
}

const TWO_DECIMALS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE CZK ' +
  'DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP ' +
  'LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON ' +
  'RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD XCG YER ZAR ZMW';
const NO_DECIMALS = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF';
/** Sent with two decimals for the sake of old integrations; fractions cannot be charged. */
const NO_DECIMALS_SENT_AS_TWO = 'ISK UGX';
/** The card networks take two decimals only, so the third is always 0. */
const THREE_DECIMALS = 'BHD JOD KWD OMR TND';

/**
 * Of the others the provider asks the equivalent of its minimum in the currency that it pays out, which only the
 * provider knows.
 */
const MINIMUMS: Readonly<Record<string, number>> = {
  AED: 200,
  ARS: 50,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  COP: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  IDR: 50,
  ILS: 50,
  INR: 50,
  JPY: 50,
  KRW: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PHP: 50,
  PLN: 200,
  RON: 200,
  RUB: 50,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
  ZAR: 50,
};

/** Eight digits; for some currencies more. Card networks alone may allow more still: this is what every way of paying does. */
const MAXIMUM = 99_999_999;
const MAXIMUMS: Readonly<Record<string, number>> = { COP: 9_999_999_999, IDR: 999_999_999_999, INR: 999_999_999 };

const group = (codes: string, exponent: Currency['exponent'], step: Currency['step']): [string, Currency][] =>
  codes.split(' ').map((code) => [
    code,
    {
      exponent,
      step,
      minimum: MINIMUMS[code] ?? step,
      // The greatest amount that can be sent is a multiple of the step too.
      maximum: MAXIMUMS[code] ?? MAXIMUM - (MAXIMUM % step),
    },
  ]);

/** By ISO 4217 code in capital letters. */
export const CURRENCIES: ReadonlyMap<string, Currency> = new Map([
  ...group(TWO_DECIMALS, 2, 1),
  ...group(NO_DECIMALS, 0, 1),
  ...group(NO_DECIMALS_SENT_AS_TWO, 2, 100),
  ...group(THREE_DECIMALS, 3, 10),
]);

/** For people: 1099 and USD is `10.99 USD`, 500 and JPY is `500 JPY`. Takes whole amounts of known currencies. */
export function formatMoney({ amount, currency }: Money): string {
  const exponent = CURRENCIES.get(currency)?.exponent ?? 0;
  const digits = String(amount).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${whole}${exponent > 0 ? `.${digits.slice(-exponent)}` : ''} ${currency}`;
}

/** Why money cannot be charged; `code` is the provider's, where it has one for this. */
export interface MoneyFault {
  param: 'amount' | 'currency';
  code?: 'parameter_invalid_integer' | 'amount_too_small' | 'amount_too_large';
  message: string;
}

/** What ails a sum of money that is to be charged; null where nothing does. */
export function findMoneyFault({ amount, currency }: Money): MoneyFault | null {
  const fault = (code: NonNullable<MoneyFault['code']>, message: string): MoneyFault => ({
    param: 'amount',
    code,
    message,
  });
  const rules = CURRENCIES.get(currency);
  if (!rules)
    return {
      param: 'currency',
      message: 'The currency must be one that can be charged, as its ISO 4217 code in capital letters, such as USD.',
    };
  if (typeof amount === 'number' && !Number.isInteger(amount))
    return fault('parameter_invalid_integer', 'The amount must be a whole number of minor units.');
  if (amount <= 0) return fault('parameter_invalid_integer', 'The amount must be greater than 0.');
  const { minimum, maximum, step } = rules;
  if (amount < minimum)
    return fault(
      'amount_too_small',
      `The amount must be at least ${minimum} (${formatMoney({ amount: minimum, currency })}).`,
    );
  if (amount > maximum)
    return fault(
      'amount_too_large',
      `The amount must be at most ${maximum} (${formatMoney({ amount: maximum, currency })}).`,
    );
  return BigInt(amount) % BigInt(step) === 0n
    ? null
    : fault('parameter_invalid_integer', `An amount in ${currency} must end in ${String(step).slice(1)}.`);
}

/** Why this money cannot be charged, as one sentence for people; null where it can. */
export const checkMoney = (money: Money): string | null => findMoneyFault(money)?.message ?? null;
