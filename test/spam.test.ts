import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CsvFault, readLabelled } from '../scripts/spam-csv.ts';
import { projectFolder } from '../src/platform/project.ts';
import {
  createAkismet,
  createSpamCheck,
  parse,
  serialise,
  train,
  TrainingError,
  type Facts,
  type Labelled,
  type Model,
  type Verdict,
} from '../src/spam/index.ts';

const DAY = 86_400_000;

const factsOf = (text: string, more: Partial<Facts> = {}): Facts => ({
  text,
  author: { ageMs: 400 * DAY, comments: 0, removed: 0, trusted: false },
  recent: { own: [], others: [] },
  ownLastHour: 0,
  ...more,
});

const { check } = createSpamCheck();
const codesOf = (facts: Facts, words = { banned: [] as string[], suspect: [] as string[] }): string[] =>
  createSpamCheck({ words })
    .check(facts)
    .reasons.map((reason) => reason.split(':', 1)[0] ?? '');
const reasonOf = (code: string, text: string, more: Partial<Facts> = {}): string | undefined =>
  check(factsOf(text, more)).reasons.find((reason) => reason.startsWith(`${code}: `));

describe('the shipped model', () => {
  it.each([
    'Hey guys, check out my new channel and subscribe please!!',
    'Sub to me and I will sub back :)',
    'Earn $500 a day from home, click here http://quick-cash.example.com/join?ref=77',
    'I make covers of pop songs, it would mean the world if you gave my channel a listen',
    'http://bit.ly/3xYzAbC',
    'Get free gift cards at www.freegiftz.net !!!',
  ])('holds: %s', (text) => {
    expect(check(factsOf(text))).toMatchObject({ action: expect.not.stringMatching('VISIBLE') as string });
  });

  it.each([
    'This song never gets old.',
    'I think the second chapter explains it better than the first one does.',
    'How is that different from sorting by TOP?',
    'Who else is here because of the documentary?',
    'My grandmother used to sing this to me when I was small, thank you for posting it.',
    '2 billion views, how?',
    'Not sure I agree: the data in the appendix says otherwise.',
    'Das ist wirklich schön gesagt.',
    'Это очень интересная мысль, спасибо.',
    'とても面白いですね',
    '👍👍👍',
  ])('shows: %s', (text) => {
    expect(check(factsOf(text))).toMatchObject({ action: 'VISIBLE', reasons: expect.any(Array) as string[] });
  });

  it('is as good as its file: it comes back from it the same', async () => {
    const file = await readFile(join(projectFolder, 'src/spam/model.json'), 'utf8');
    expect(serialise(parse(file))).toBe(file);
    expect(file.length).toBeLessThan(100_000);
  });

  it.each([
    ['{}', 'version'],
    ['{"features":1,"buckets":"AAAA"}', 'damaged'],
    ['null', 'version'],
  ])('is refused when it is %s', (file, message) => {
    expect(() => parse(file)).toThrow(message);
  });
});

describe('a verdict', () => {
  it('has a score from 0 to 1 and bounded reasons, the weightiest first', () => {
    const banned = Array.from({ length: 50 }, (_, at) => `${'long'.repeat(10)}${at}`);
    const judge = createSpamCheck({ words: { banned, suspect: [] } });
    const { score, reasons, action } = judge.check(
      factsOf(`${banned.join(' ')} subscribe\nto my channel http://a.com`),
    );
    expect(score).toBe(1);
    expect(action).toBe('REMOVE');
    expect(reasons[0]).toMatch(/^banned-words: /);
    expect(reasons.length).toBeLessThanOrEqual(8);
    for (const reason of reasons) expect(reason).toMatch(/^[a-z-]+: [^\n]{1,118}$/);
  });

  it('is the same for the same facts', () => {
    const facts = factsOf('Please visit my blog at example dot com');
    const verdict: Verdict = check(facts);
    expect(verdict).toEqual(check(structuredClone(facts)));
  });

  it('removes without a moderator only what is far beyond doubt', () => {
    expect(check(factsOf('check out my channel and subscribe please http://myvids.com free iphone')).action).toBe(
      'REMOVE',
    );
    expect(check(factsOf('Nice. See my new track.')).action).toBe('HOLD');
  });

  it('lets trusted authors say what they like, but for banned words', () => {
    const trusted = { author: { ageMs: 0, comments: 0, removed: 0, trusted: true } };
    const judge = createSpamCheck({ words: { banned: ['casino'], suspect: [] } });
    const text = 'Subscribe to my channel http://bit.ly/1';
    expect(judge.check(factsOf(text, trusted))).toEqual({ score: 0, action: 'VISIBLE', reasons: [] });
    expect(judge.check(factsOf(`${text} casino`, trusted)).action).toBe('REMOVE');
  });

  it('looks at the title too', () => {
    expect(reasonOf('links', 'What do you think?', { title: 'Cheap pills at http://pills.example.com' })).toContain(
      'example.com',
    );
  });
});

describe('links', () => {
  it.each([
    ['look at https://www.example.co.uk/a?b=c', '1 to example.co.uk'],
    ['a.com, b.org and c.net', '3 to a.com, b.org, c.net'],
    ['join us at 203.0.113.9/win today my friends', '203.0.113.9'],
    ['go to hxxps://evil.example.com/x now if you dare', '(disguised)'],
    ['my site is kidsmedia . com for all the children', 'kidsmedia.com (disguised)'],
    ['my site is kidsmedia dot com for all the children', 'kidsmedia.com (disguised)'],
    ['my site is kidsmedia[.]com for all the children', 'kidsmedia.com (disguised)'],
    ['my site is kids\u200bmedia(dot)com for all the children', 'kidsmedia.com (disguised)'],
    ['ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ is where to go for this', 'example.com'],
    ['ехаmple.com is where to go for this', 'example.com'],
    ['https://bit.ly/abc', '(shortened, hardly any words)'],
    ['<a href="https://shop.example.com/">a nice place</a> to look around', 'example.com'],
    ['see /watch?v=dQw4w9WgXcQ', 'an address without its host'],
  ])('%s', (text, detail) => {
    expect(reasonOf('links', text)).toContain(detail);
  });

  it.each([
    'That is it.Me too.So what.In the end.',
    'I use Node.js and index.ts every day, e.g. 3.14 or v1.2.3',
    'a dot is not a comma dot',
    'He came . Organised as ever, he left.',
    'Roar: https://youtu.be/CevxZvSJLk8',
  ])('none in: %s', (text) => {
    expect(reasonOf('links', text)).toBeUndefined();
  });
});

describe('repeats', () => {
  const text = 'I have found a wonderful shop for shoes, ask me about it any time';
  const near = 'I have found a wonderful shop for shoes, ask me about it at any time!!';
  const other = 'The weather in the north was better than we had thought it would be';

  it.each([
    ['once by himself', { own: [text], others: [] }, 'repeats-own: 1', 'VISIBLE'],
    ['again and again by himself', { own: [near, other, text, near], others: [] }, 'repeats-own: 3', 'HOLD'],
    ['by many others', { own: [], others: [near, text, other, near, text] }, 'repeats-others: 4', 'HOLD'],
  ])('%s', (_, recent, reason, action) => {
    const verdict = check(factsOf(text, { recent }));
    expect(verdict.action).toBe(action);
    expect(verdict.reasons.join('\n')).toContain(reason);
  });

  it('lets everyone say thanks', () => {
    const recent = { own: Array<string>(20).fill('Thanks!'), others: Array<string>(100).fill('thanks') };
    expect(check(factsOf('Thanks!', { recent }))).toMatchObject({ action: 'VISIBLE' });
    expect(codesOf(factsOf('Thanks!', { recent }))).not.toContain('repeats-own');
  });

  it('tells different texts apart', () => {
    expect(codesOf(factsOf(text, { recent: { own: [other], others: [other] } }))).not.toContain('repeats-own');
  });
});

describe('who writes, and how fast', () => {
  const text = 'What a nice day for a walk along the river';
  const author = { ageMs: 400 * DAY, comments: 20, removed: 0, trusted: false };

  it.each([
    ['an account of minutes that floods', { author: { ...author, ageMs: 60_000 }, ownLastHour: 120 }, 'velocity'],
    ['one of whom much was removed', { author: { ...author, comments: 0, removed: 5 } }, 'standing'],
  ])('%s', (_, facts, code) => {
    expect(codesOf(factsOf(text, facts))).toContain(code);
    expect(check(factsOf(text, facts)).score).toBeGreaterThan(check(factsOf(text)).score);
  });

  it('comments that stand speak for their author', () => {
    const score = (comments: number) => check(factsOf(text, { author: { ...author, comments } })).score;
    expect(score(1000)).toBeLessThan(score(0));
  });

  it('a lively talk is no flood', () => {
    expect(codesOf(factsOf(text, { author, ownLastHour: 40 }))).not.toContain('velocity');
  });
});

describe('word lists', () => {
  const words = { banned: ['casino', 'Buy Now', 'evil.example', '赌场', 'münze'], suspect: ['watches'] };
  it.each([
    ['the best CASINO in town', 'banned-words'],
    ['c.a.s.i.n.o is fun', 'banned-words'],
    ['cas\u200bino', 'banned-words'],
    ['cаsinо', 'banned-words'],
    ['ｃａｓｉｎｏ', 'banned-words'],
    ['c4s1n0 royale', 'banned-words'],
    ['ćàsíñô', 'banned-words'],
    ['buy, now!', 'banned-words'],
    ['see www.evil.example/x', 'banned-words'],
    ['去赌场吧', 'banned-words'],
    ['eine MÜNZE', 'banned-words'],
    ['replica watches here', 'suspect-words'],
  ])('%s', (text, code) => {
    const known = code === 'banned-words' && text.includes('evil') ? { ...words, banned: ['evil.example.com'] } : words;
    const judged = text.replace('evil.example/', 'evil.example.com/');
    expect(codesOf(factsOf(judged), { ...known, banned: [...known.banned, 'example.com'] })).toContain(code);
  });

  it.each(['the casinos of old films are occasional', 'buying nowhere'])('not %s', (text) => {
    expect(codesOf(factsOf(text), words)).not.toContain('banned-words');
  });
});

describe('disguises and noise', () => {
  it.each([
    ['sub\u200bscr\u200bibe to m\u200be', 'disguise', 'invisible'],
    ['chеck оut mу pаge', 'disguise', 'two scripts'],
    ['h̷̢̛͠e̸̡̛͝l̵̨̛͠l̶̢̛͠ǫ̷̛͠ there', 'disguise', 'marks'],
    ['𝓢𝓾𝓫𝓼𝓬𝓻𝓲𝓫𝓮 𝓷𝓸𝔀', 'disguise', 'fancy'],
    ['THIS IS THE BEST THING THAT EVER WAS', 'shouting', 'capitals'],
    ['sooooooooooo good', 'shouting', 'repeated'],
  ])('%s', (text, code, detail) => {
    expect(reasonOf(code, text)).toContain(detail);
  });

  it.each([
    ['Persian joins with an invisible character', 'می‌خواهم کتاب‌ها را بخوانم'],
    ['a family is several people joined', '👨‍👩‍👧‍👦 so sweet'],
    ['Cyrillic beside Latin words', 'Я люблю TypeScript и Node'],
    ['Vietnamese has two marks on a letter', 'Một ngày đẹp trời ở Việt Nam'],
  ])('%s', (_, text) => {
    expect(reasonOf('disguise', text)).toBeUndefined();
  });
});

describe('hostile texts of 10,000 characters', () => {
  const pieces = [
    'a', ' ', 'A1', 'a.', '.', 'a-', '<', '<a ', '<a href=x>', '&#', '&amp;', 'http://', 'www.', 'hxxp:// ', 'a . com ',
    'dot ', 'a dot ', '.com ', 'a.com/', '((', '\u200b', 'x\u200b', '\u0301', 'e\u0301', 'a\u0301\u0301\u0301', 'а', 'аa',
    '\ud83d\ude00', '\ufdfa', 's p a m ', 's ', '!', '@', '4', 'my ', 'my x ', 'check ', 'check out ', 'subscribe ', 'please ',
    'subs subs ', 'i am a ', 'get ', 'hey guys ', 'free ', 'new x ', 'watch?v=', 'a.php ', '\n', '漢', 'ก', "a'", '$5 ',
  ]; // prettier-ignore

  it('are judged in time, whatever else is known', () => {
    const words = { banned: Array.from({ length: 200 }, (_, at) => `word${at}`), suspect: ['x y', '漢字'] };
    const judge = createSpamCheck({ words });
    const recent = {
      own: Array<string>(20).fill('a b'.repeat(3_000)),
      others: Array<string>(100).fill('c d'.repeat(3_000)),
    };
    const slow: [string, number][] = [];
    for (const piece of pieces) {
      const facts = factsOf(piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000), { recent });
      // What is not linear in the text takes seconds. The best of ten: other work on the machine is not the text's.
      let best = Infinity;
      for (let tries = 0; tries < 10 && best > 60; tries += 1) {
        const since = performance.now();
        judge.check(facts);
        best = Math.min(best, performance.now() - since);
      }
      if (best > 60) slow.push([piece, best]);
    }
    expect(slow).toEqual([]);
  });
});

const spamOf = (at: number): string =>
  `Subscribe to my channel number ${'abcdefghijklmnopqrstuvwxyz'[at % 26]} please ${at}`;
const hamOf = (at: number): string =>
  `I liked the part about ${'zyxwvutsrqponmlkjihgfedcba'[at % 26]} trees, say ${at}`;
const examples = (count: number): Labelled[] =>
  Array.from({ length: count }, (_, at) => [
    { text: spamOf(at), spam: true },
    { text: hamOf(at), spam: false },
  ]).flat();

describe('training', () => {
  it('makes the same bytes of the same examples, and they come back the same', () => {
    const model: Model = train(examples(30));
    const file = serialise(model);
    expect(serialise(train(examples(30)))).toBe(file);
    expect(serialise(parse(file))).toBe(file);
    expect(file).not.toMatch(/channel|trees/);
  });

  it('learns what it is shown, and groups may be of any size', () => {
    const odd = examples(30).map(({ text, spam }) => ({
      text: text.replace(/Subscribe.*please/, 'wug blick dax'),
      spam,
    }));
    const groups = odd.map((_, at) => (at < 2 ? 'tiny' : 'rest'));
    const learned = createSpamCheck({ model: train(odd, groups) });
    expect(learned.check(factsOf('wug blick dax 99')).score).toBeGreaterThan(
      learned.check(factsOf('I liked the part about oak trees')).score,
    );
  });

  it('takes a text once, with the label that it was given last', () => {
    const twice = [...examples(20), { text: spamOf(3).toUpperCase(), spam: false }];
    expect(train(twice).trainedOn).toEqual({ spam: 19, ham: 21 });
  });

  it('refuses what teaches nothing', () => {
    expect(() => train(examples(5))).toThrow(TrainingError);
    expect(() => train(examples(30).filter(({ spam }) => spam))).toThrow(TrainingError);
  });
});

describe('the commands', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-spam-'));
    // A run of all the tests has built everything; a run of this file alone need not have.
    if (!existsSync(join(projectFolder, 'dist/spam-train.js')))
      await promisify(execFile)(process.execPath, [join(projectFolder, 'scripts/build.mjs')]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (name: string, ...args: string[]) =>
    await promisify(execFile)(process.execPath, [join(projectFolder, `dist/${name}.js`), ...args]).then(
      ({ stdout }) => ({ status: 0, stdout, stderr: '' }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { status: code, stdout, stderr };
      },
    );
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const csvOf = (rows: Labelled[]) =>
    ['is_spam,content', ...rows.map(({ text, spam }) => `${spam ? 1 : 0},${quote(text)}`)].join('\n');

  it('train and evaluate', async () => {
    const data = join(folder, 'data');
    await mkdir(data);
    await writeFile(join(data, 'one.csv'), csvOf(examples(24)));
    await writeFile(join(data, 'two.csv'), csvOf(examples(50).slice(50)));
    const out = join(folder, 'model.json');
    const trained = await run('spam-train', '--out', out, join(data, 'one.csv'));
    expect(trained).toMatchObject({ status: 0 });
    expect(trained.stdout).toMatch(/precision +recall +false positives/);
    expect(parse(await readFile(out, 'utf8')).trainedOn).toEqual({ spam: 24, ham: 24 });

    const { stdout } = await run('spam-evaluate', data);
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
      'one.csv': { recall: expect.any(Number) as number, falsePositiveRate: expect.any(Number) as number },
      'two.csv': { recall: expect.any(Number) as number, falsePositiveRate: expect.any(Number) as number },
    });
  });

  it.each([
    ['no column', 'date,content\n2020-01-01,hello\n', ':1: it has no column is_spam'],
    ['a bad label', 'content,is_spam\nhello,1\n"two\nlines",maybe\n', ':4: is_spam must be 1 or 0, and is "maybe"'],
    ['a row too short', 'content,is_spam\nhello\n', ':2: it is not a CSV file'],
    ['a quote without end', 'content,is_spam\n"hello,1\n', 'it is not a CSV file'],
    ['nothing', '', ':1: it has no column content'],
    ['no rows', 'content,is_spam\n', ':1: it has no comments'],
    ['other bytes', Buffer.from([0x63, 0xff, 0xfe]), ': it is not well-formed UTF-8'],
  ])('a file with %s is told in one line, with status 2', async (name, content, message) => {
    const file = join(folder, `${name}.csv`);
    await writeFile(file, content);
    expect(() => readLabelled(file)).toThrow(CsvFault);
    expect(() => readLabelled(file)).toThrow(message);
    const { status, stderr } = await run('spam-train', '--out', join(folder, 'never.json'), file);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'never.json'))).toBe(false);
  });

  it('reads quotes, line breaks, a byte-order mark, and columns in any order', async () => {
    const file = join(folder, 'odd.csv');
    await writeFile(file, '\ufeffIS_SPAM,extra,Content\r\n0,x,"say ""hi""\nthere, you"\r\n1,,\ufeffsubscribe\r\n');
    expect(readLabelled(file)).toEqual([
      { text: 'say "hi"\nthere, you', spam: false },
      { text: '\ufeffsubscribe', spam: true },
    ]);
  });

  it.each([['spam-train'], ['spam-evaluate']])('%s says how it is used', async (name) => {
    expect(await run(name)).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') as string });
  });

  const data = process.env['SPAM_DATA'] ?? join(projectFolder, '../shared/data/youtube-spam');
  const missing = existsSync(data) ? '' : ' (skipped: SPAM_DATA names no folder of labelled comments)';
  it.skipIf(missing)(
    `finds 80 % of the spam at 1 % of false positives in files unseen${missing}`,
    async () => {
      const { stdout } = await run('spam-evaluate', data);
      const results = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<
        string,
        { recall: number; falsePositiveRate: number }
      >;
      const files = (await readdir(data)).filter((name) => name.endsWith('.csv')).map((name) => basename(name));
      expect(Object.keys(results)).toEqual(files.sort());
      for (const [file, { recall, falsePositiveRate }] of Object.entries(results)) {
        expect(recall, file).toBeGreaterThanOrEqual(0.8);
        expect(falsePositiveRate, file).toBeLessThanOrEqual(0.01);
      }
    },
    120_000,
  );
});

describe('Akismet', () => {
  const cleanUps: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  });

  /** A stand-in that answers as told, and what it was asked. */
  async function standIn(answer: (response: ServerResponse) => void) {
    const asked: { path: string; form: Record<string, string> }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked.push({ path: request.url ?? '', form: Object.fromEntries(new URLSearchParams(body)) });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanUps.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const akismet = createAkismet({ key: 'k3y', blog: 'https://parley.example', timeoutMs: 300, baseUrl });
    return { akismet, asked };
  }

  it.each([
    ['true', {}, { spam: true, discard: false }],
    ['false', {}, { spam: false, discard: false }],
    ['true', { 'x-akismet-pro-tip': 'discard' }, { spam: true, discard: true }],
  ])('answers %s %o', async (body, headers, expected) => {
    const { akismet, asked } = await standIn((response) => response.writeHead(200, headers).end(body));
    const comment = { text: 'Héllo & bye', ip: '203.0.113.5', userAgent: 'Test/1', author: 'Ann' };
    expect(await akismet.check(comment)).toEqual(expected);
    expect(asked).toEqual([
      {
        path: '/1.1/comment-check',
        form: {
          api_key: 'k3y',
          blog: 'https://parley.example',
          blog_charset: 'UTF-8',
          comment_author: 'Ann',
          comment_content: 'Héllo & bye',
          comment_type: 'comment',
          user_agent: 'Test/1',
          user_ip: '203.0.113.5',
        },
      },
    ]);
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['an invalid key', (response) => response.end('invalid'), 'status 200: invalid'],
    [
      'a fault that it explains',
      (response) => response.writeHead(200, { 'x-akismet-debug-help': 'Missing blog' }).end('Missing required field'),
      'Missing blog',
    ],
    ['a failure', (response) => response.writeHead(500).end('true'), 'status 500'],
    ['no answer', () => undefined, 'did not answer within 300 ms'],
    ['half an answer', (response) => response.writeHead(200).write('tr'), 'did not answer within 300 ms'],
    ['a broken connection', (response) => response.destroy(), 'fetch failed'],
  ])('throws after %s', async (_, answer, message) => {
    const { akismet } = await standIn(answer);
    await expect(akismet.check({ text: 'x' })).rejects.toThrow(message);
  });
});
