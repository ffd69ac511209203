/**
 * Akismet, a service that judges comments. Source of the wire form: https://akismet.com/developers/detailed-docs/
 * comment-check/. Its package for Node, akismet-api, is not used: its last release is of 2022, stands on retired
 * packages, and can neither be given a time-out nor tell the advice to discard.
 */

/** What Akismet is told of a comment; the address and the user agent are its author's. */
export interface AkismetComment {
  text: string;
  ip?: string;
  userAgent?: string;
  author?: string;
  email?: string;
  /** Of the page that the comment stands on. */
  permalink?: string;
  createdAt?: Date;
}

export interface Akismet {
  /** `discard` is true for spam so blatant that nobody need see it. @throws Error where no answer came in time */
  check: (comment: AkismetComment) => Promise<{ spam: boolean; discard: boolean }>;
}

const BASE_URL = 'https://rest.akismet.com';
/** An answer is a word, or a sentence that says what is wrong. */
const MAX_ANSWER = 200;

/**
 * @param options.blog URL of the site's front page
 * @param options.timeoutMs for one check from its start to the end of the answer
 * @param options.baseUrl of a stand-in, for tests
 */
export function createAkismet(options: { key: string; blog: string; timeoutMs?: number; baseUrl?: string }): Akismet {
  const { key, blog, timeoutMs = 5_000, baseUrl = BASE_URL } = options;

  const check: Akismet['check'] = async (comment) => {
    const form = Object.entries({
      api_key: key,
      blog,
      user_ip: comment.ip,
      user_agent: comment.userAgent,
      comment_type: 'comment',
      comment_content: comment.text,
      comment_author: comment.author,
      comment_author_email: comment.email,
      comment_date_gmt: comment.createdAt?.toISOString(),
      permalink: comment.permalink,
      blog_charset: 'UTF-8',
    }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(new URL('/1.1/comment-check', baseUrl), {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { 'user-agent': 'Parley/0.1 | Akismet' },
        redirect: 'error',
        signal,
      });
      const answer = (await response.text()).trim();
      if (response.ok && (answer === 'true' || answer === 'false'))
        return { spam: answer === 'true', discard: response.headers.get('x-akismet-pro-tip') === 'discard' };
      const why = response.headers.get('x-akismet-debug-help') ?? answer;
      throw new Error(`Akismet answered with status ${response.status}: ${why.slice(0, MAX_ANSWER)}`);
    } catch (error) {
      if (signal.aborted) throw new Error(`Akismet did not answer within ${timeoutMs} ms`, { cause: error });
      throw error;
    }
  };
  return { check };
}
