const OWN = '(?:my|our|mah|mine|mi|meu|mein|mon)';
const THINGS =
  '(?:chann?ell?s?|canal|kanal|videos?|vids?|songs?|music|musica|covers?|page|profile|site|website|blog|store|shop|band|' +
  'albums?|mixtapes?|tracks?|remix|remixes|beats?|clips?|playlists?|stream|twitch|youtube|yt|facebook|fb|insta|instagram|ig|' +
  'twitter|tiktok|snapchat|snap|kik|skype|soundcloud|account|group|server|app|game|ebook|course|links?|stuff|raps?|rapping|' +
  'art|podcast|content|uploads?|merch|fanpage|trailer|company|project|business|products?)';
/** Up to three words, as few as will do; not `my favourite`, which is about the things of others. */
const GAP = '(?: (?!fav)[^ ]{1,20}){0,3}?';
const SUBSCRIBE = '(?:su[bsc]{1,4}r?ri[bp]e?|subs?|subbing|subscribing|suscrib[a-z]{1,6}|inscreva|abonniert?)';
const PLEASE = '(?:please+|ple+a*s+e*|pl[zs]+|plizz?|plea[sz])';

/**
 * Turns of phrase of those who want something of a reader, as any moderator of a social site knows them. A pattern is
 * matched against the words with single spaces between and one at each end, so ` free ` is a whole word.
 */
const PHRASES: Readonly<Record<string, { points: number; patterns: string[] }>> = {
  subscribe: { points: 0.5, patterns: [SUBSCRIBE] },
  'subscribe-me': {
    points: 1.5,
    patterns: [
      `${SUBSCRIBE}(?: (?:to|on|at|2|and|for|the|or))? (?:${OWN}|me|us|him|her|this|back|here|now|today|chann?ell?|${PLEASE})`,
      `${PLEASE}(?: [^ ]{1,12})? ${SUBSCRIBE}`,
    ],
  },
  subscribers: { points: 0, patterns: ['(?:su[bs]{0,2}cribers?|followers)'] },
  'subscribers-wanted': {
    points: 1,
    patterns: [
      '(?:gets?|getting|got|reach|reached|needs?|want|help|give|hit|only|until|every|appreciate|have|gain)' +
        '(?: [^ ]{1,12}){0,4} (?:subs|su[bs]{0,2}cribers?|followers)',
    ],
  },
  'own-thing': { points: 1, patterns: [`${OWN}${GAP} ${THINGS}`] },
  look: {
    points: 1,
    patterns: [
      "check(?:ed|ing|s)? ?(?:it |this |these |them |men |me |us |him |her |em |'em )?out",
      'checkout',
      'check(?: out)? (?:my|our|me|this|these|his|her)',
      '(?:take|have) a (?:look|listen|peek)',
      'look (?:at|for|up|her|him) (?:my|our|me|this|up)',
      '(?:stop|drop|come|go|swing) by',
      'head (?:over|on over)',
      '(?:visit|vist|search|type in|tune in)',
    ],
  },
  'look-own': {
    points: 1,
    patterns: [
      '(?:check|watch|look|listen|visit|view|go|come|comes|like|share|follow|add|join|support|try|download|click|find|vote|' +
        'rate|subscribe|sub|promote|promoting|hear)(?: (?:out|at|to|for|on|and|it|over|by|the)){0,6}' +
        `${GAP} ${OWN} (?:${THINGS}|new|first|latest|own|little|cool|funny|gaming|youtube)`,
    ],
  },
  follow: {
    points: 1,
    patterns: [
      '(?:follow|add|message|msg|dm|pm|text|contact|whats ?app|telegram|e ?mail|inbox|hmu) (?:me|us|my|our|him|her|now|at|on)',
      'hit (?:me|us) up',
    ],
  },
  'tit-for-tat': {
    points: 1.5,
    patterns: [
      '(?:subs?|follow|like|f|l|s)(?: ?4 ?| for )(?:subs?|follow|like|f|l|s)',
      '(?:subs?|subscribe|follow|return|like)(?: (?:you|u|it|the favou?r))? back',
    ],
  },
  'like-comment': {
    points: 1.5,
    patterns: [
      '(?:like|upvote|reply to|thumbs? up) (?:this|my|the) (?:comments?|post|pic|picture|poster|photo)',
      '(?:copy and paste|repost)',
      'give (?:it|me|this|us) (?:a|some) likes?',
    ],
  },
  thumbs: { points: 0, patterns: ['thumbs? (?:this |it |me )?up', 'likes? if'] },
  vote: {
    points: 0.5,
    patterns: [
      '(?:vote (?:for|now|here)|voteme|petition|sign (?:this|the|my)|share (?:this|my|it|your)|contest|competition)',
    ],
  },
  please: { points: 0.5, patterns: [PLEASE] },
  plea: {
    points: 0.5,
    patterns: [
      "(?:would|it'?d?) mean",
      'means? a lot',
      '(?:appreciate|grateful)',
      'give (?:me|us|it|him|her|this) a (?:chance|try|go|listen)',
      '(?:help (?:me|us|him|out|my)|support (?:me|us|my))',
      'just (?:one|a) (?:click|second|minute|sec|moment)',
      '(?:one|10|ten|few|a) (?:seconds?|minutes?) (?:of|to)',
      'if you have a (?:minute|sec|second)',
    ],
  },
  audience: {
    points: 0.5,
    patterns: [
      '(?:hey|hi|hello|dear|yo|sup|attention|ok|okay|listen) (?:[^ ]{1,10} )?' +
        "(?:guys|everyone|everybody|people|friends|all|yall|y'all|there|peeps|folks|fans|viewers|youtubers?|youtube)",
      'if (?:you|u|any of you|anyone)(?: guys)? (?:likes?|love|wants?|needs?|enjoy|are (?:interested|looking|bored)|could|would|' +
        "wouldn'?t mind|looking)",
      'do (?:you|u) (?:like|want|need|love)',
      '(?:can|could|will|would) (?:you|u|everyone|anyone|someone|some of you|anybody|somebody)(?: guys)? (?:all )?' +
        '(?:please|plz|pls|check|sub|subscribe|watch|help|like|follow|just|go|come)',
    ],
  },
  money: {
    points: 1,
    patterns: [
      '(?:money|cash|earn(?:ed|ing|ings)?|pay ?pal|income|profits?|bitcoin|btc|crypto|forex|loans?|dollars|salary)',
      '(?:get|be|being) paid',
      'invest(?:ment|ing)?',
      '[0-9]{1,9} ?(?:usd|euros?)',
      'per (?:day|hour|week|month)',
      'from home',
    ],
  },
  free: {
    points: 1,
    patterns: [
      '(?:for|get|got|win|free) (?:a )?free',
      'free (?:gift|iphone|ipad|stuff|money|codes?|games?|download|trial|account|leads?|register|followers?|version)',
      'give ?a?ways?',
      'give aways?',
      '(?:gift ?cards?|prizes?|coupons?|promo|discount|bonus|cheap)',
      '(?:itunes|psn|xbox|steam|gift|redeem) (?:codes?|cards?)',
    ],
  },
  act: {
    points: 0.5,
    patterns: [
      '(?:click|download|register|sign up|signup|install|order now|buy now|claim (?:your|ur)|hurry|apply now|shop now)',
    ],
  },
  release: {
    points: 0.7,
    patterns: [
      '(?:new|first|latest|newest|debut|upcoming)(?: [^ ]{1,15})? (?:song|single|videos?|vids?|album|mixtape|track|chann?ell?|' +
        'music|cover|clip|ep|site|website|trailer|beat|remix|youtuber)',
      'just (?:started|uploaded|released|posted|made|dropped)',
      '(?:coming out|out now|upload(?:ing)?)',
      `(?:i|we)(?: [^ ]{1,8})? (?:make|made|post|upload|create|produce|record|recorded|sing|rap|did|do|draw)${GAP} ${THINGS}`,
    ],
  },
  artist: {
    points: 1,
    patterns: [
      "(?:i'?m|i am|we'?re|we are|iam)(?: [^ ]{1,15}){0,5} " +
        '(?:rapper|singer|artist|producer|band|duo|musician|songwriter|dj|youtuber|gamer|channel|rapping|rap)',
    ],
  },
  cause: {
    points: 1,
    patterns: ['(?:go ?fund ?me|kickstarter|indiegogo|donat(?:e|ion|ions|ing)|charity|fundrais(?:er|ing))'],
  },
  adult: {
    points: 1,
    patterns: [
      '(?:porn|nudes?|naked|webcam|hookups?|horny|viagra|cialis|penis|enlarge(?:ment)?|escort|sexy (?:girls?|singles|pics))',
    ],
  },
  health: {
    points: 0.7,
    patterns: ['(?:(?:lose|losing) weight|weight loss|pills?|diet|remedy|supplements?|pharmacy|miracle)'],
  },
  gambling: { points: 1.5, patterns: ['(?:casino|poker|betting|jackpot|lottery)'] },
  excuse: {
    points: 0.7,
    patterns: [
      '(?:spam(?:ming)?|advertis[a-z]{1,8}|self promo[a-z]{0,6}|promot(?:e|ing|ion)|scroll)',
      '(?:hate (?:me|comments?)|ignore (?:this|me)|no (?:hate|hard feelings))',
      'i know (?:most|people|this|these) (?:people|is|are|comments?)',
      "(?:you (?:won'?t|wont|will not) regret|don'?t be shy)",
    ],
  },
};

/** An order to the reader at the very start, after a greeting. */
const STARTS =
  `^ (?:(?:hey|hi|hello|yo|guys|everyone|people|and|also|so|just|go|come|now|all|well|you should|${PLEASE}) ){0,4}` +
  `(?:check|checkout|${SUBSCRIBE}|visit|follow|go|watch|click|add|vote|help|share|look|listen|join|download|get|try|read|` +
  'support|find|search|like|take|make|need|want|win|earn) ';

export interface Appeal {
  name: string;
  /** Log-odds of spam that it stands for, in nats. */
  points: number;
  pattern: RegExp;
}

export const APPEALS: readonly Appeal[] = [
  ...Object.entries(PHRASES).map(([name, { points, patterns }]) => ({
    name,
    points,
    pattern: new RegExp(` (?:${patterns.join('|')}) `),
  })),
  { name: 'starts-asking', points: 0.5, pattern: new RegExp(STARTS) },
];

/** Appeals are looked for in this many characters. */
const MAX_LENGTH = 8_000;

/** @param words in lower case, without punctuation */
export function findAppeals(words: string[]): Appeal[] {
  const line = ` ${words.join(' ')} `.slice(0, MAX_LENGTH);
  return APPEALS.filter(({ pattern }) => pattern.test(line));
}

/** Words of a text that asks for something and says little else. */
const SHORT = 40;

/** From 0 to 1, how much an appeal weighs among so many words: a long text has turns of phrase by chance. */
export const weightAmong = (words: number): number => Math.min(1, SHORT / words);
