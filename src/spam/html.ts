const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decode = (_: string, name: string): string => {
  const known = NAMED[name.toLowerCase()];
  if (known !== undefined) return known;
  if (!name.startsWith('#')) return ' ';
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
};

const unescapeHtml = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/gi, decode);

/**
 * What a reader of HTML would see, for comments pasted as markup or exported from sites that keep them so. The target of
 * an anchor stands beside its text, unless the anchor is what a site makes of a #tag, an @name or a time.
 */
export function plainText(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const seen = text
    .replaceAll(
      /<a\s[^<>]{0,1000}?href\s?=\s?["']?([^"'<>\s]{1,500})[^<>]{0,500}>([^<>]{0,500})/gi,
      (_, to: string, shown: string) =>
        /^\s*([#@]|\d[\d:]*\s*$)/.test(shown) || unescapeHtml(shown).includes(unescapeHtml(to))
          ? shown
          : ` ${to} ${shown}`,
    )
    .replaceAll(/<\/?(br|p|div|li)\b[^<>]{0,1000}>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]{0,1000}>/gi, '');
  return unescapeHtml(seen);
}
