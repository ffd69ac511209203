import { parse } from 'tldts';

/** One address that a text names. */
export interface Link {
  /** The registered domain (of the Public Suffix List): example.co.uk for www.example.co.uk; the number of an IP. */
  domain: string;
  /** Written so that a machine would miss it: hxxp, `example dot com`, `example . com`. */
  disguised: boolean;
  /** One that shares what is being talked about rather than leads elsewhere. */
  isShare: boolean;
  /** Hides where it leads. */
  isShortener: boolean;
}

/** At most this many are told apart. */
const MAX_LINKS = 50;

/** Endings that are hardly ever a word after a full stop: a bare name with one is an address. */
const COMMON =
  'com|net|org|info|biz|xyz|club|shop|online|site|website|store|live|link|click|top|ru|pl|de|fr|uk|br|tk|cc|io|tv|ly|gl|gd';
/** Only these are believed where the dot is spelled out or stands apart. */
const SPELLED = 'com|net|org|info|biz|xyz|ru|co\\.uk|tk|tv|io';

const SHORTENERS: ReadonlySet<string> = new Set(
  (
    'bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly adf.ly cutt.ly rebrand.ly shorturl.at tiny.cc bl.ink rb.gy s.id t.ly ' +
    'v.gd lnkd.in'
  ).split(' '),
);
/** The short address under which a video site's own button shares a video. */
const SHARES: ReadonlySet<string> = new Set(['youtu.be']);

const SCHEME = /\bh(tt|xx|tx|xt|\*\*)ps?\s?(?:\[:\]|:)\s?\/{1,2}\s?/g;
const DOT = '\\s{0,3}[([{<]\\s?(?:dot|\\.)\\s?[)\\]}>]\\s{0,3}|\\s{1,3}dot\\s{1,3}|\\s{1,3}\\.\\s{0,3}|\\.\\s{1,3}';
const SPELLED_OUT = new RegExp(`(?<![a-z0-9-])([a-z0-9-]{2,63})(?:${DOT})(${SPELLED})(?![a-z0-9])`, 'g');
const ADDRESS =
  /(https?:\/\/)?(?<![a-z0-9@_.-])((?:\d{1,3}\.){3}\d{1,3}|(?:[a-z0-9_-]{1,63}\.){1,8}[a-z0-9-]{2,24})(?![a-z0-9@])([/?][^\s]{0,300}|:\d{2,5}\S{0,300})?/g;
const ENDS_COMMON = new RegExp(`\\.(?:${COMMON})$`);

/**
 * The addresses in a folded text (lower case, no look-alikes) as people would read them, in order.
 * @returns also the text with a word such as `urlexamplecom` in the place of each
 */
export function findLinks(folded: string): { links: Link[]; rest: string } {
  const disguised: string[] = [];
  let hidesScheme = false;
  const text = folded
    .replaceAll(SCHEME, (_, letters: string) => {
      hidesScheme ||= letters !== 'tt';
      return 'http://';
    })
    .replaceAll(SPELLED_OUT, (_, name: string, ending: string) => {
      if (disguised.length < MAX_LINKS) disguised.push(`${name}.${ending}`);
      return `${name}.${ending}`;
    });
  const links: Link[] = [];
  const replace = (found: string, scheme: string | undefined, host: string, tail: string | undefined): string => {
    if (links.length >= MAX_LINKS) return ' ';
    const isBare = scheme === undefined && tail === undefined && !host.startsWith('www.');
    if (isBare && !ENDS_COMMON.test(host)) return found;
    const parts = parse(host, { validateHostname: false });
    const domain = parts.isIp === true ? parts.hostname : parts.isIcann === true ? parts.domain : null;
    if (domain === null) return found;
    links.push({
      domain,
      disguised: hidesScheme || disguised.some((written) => host.endsWith(written)),
      isShare: SHARES.has(domain),
      isShortener: SHORTENERS.has(domain),
    });
    return ` ${linkWord(domain)} `;
  };
  return { links, rest: text.replaceAll(ADDRESS, replace) };
}

/** Stands for an address among the words of a text. */
const linkWord = (domain: string): string => `url${domain.replaceAll(/[^a-z0-9]/g, '')}`;

/** An address whose host was left out, so that it is to be put after that of the site. */
export const hasHalfLink = (folded: string): boolean => /(?:^|[\s/])watch\?v=|\b\w{1,60}\.php\b/.test(folded);
