import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fanOut,
  fanOutOf,
  findFaults,
  reachOf,
  referencesOf,
  tablesAt,
  type Catalogue,
} from '../prisma/distribution.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { projectFolder } from '../src/platform/project.ts';
import { useServer } from './support/app.ts';
import { createComment, createPerson, createPost, createStaff } from './support/factories.ts';
import { statements } from './support/statements.ts';

interface Sent {
  text: string;
  values: unknown[];
}
const sent: Sent[] = [];
const server = useServer({}, { onStatement: (text, values) => sent.push({ text, values }) });
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: server.app.config.DATABASE_URL });
  await owner.connect();
});
afterAll(() => owner.end());

const OWN = `c.relnamespace = current_schema()::regnamespace AND NOT c.relispartition AND c.relkind IN ('r', 'p')`;

/** What PostgreSQL knows of the tables; of a partitioned one, what is said of the whole. */
async function readCatalogue(): Promise<Catalogue> {
  const read = async <Row extends object>(text: string) => (await owner.query<Row>(text)).rows;
  return {
    tables: await read(`
      SELECT c.relname AS name, EXISTS (SELECT FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = 'post_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype) AS "columnIsNotNull"
      FROM pg_class c WHERE ${OWN}`),
    keys: await read(`
      SELECT c.relname AS table, i.indexrelid::regclass::text AS name, i.indisprimary AS "isPrimary",
        ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, ord)
          LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number AND k.number > 0
          WHERE k.ord <= i.indnkeyatts ORDER BY k.ord) AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE ${OWN} AND (i.indisunique OR i.indisexclusion)`),
    foreignKeys: await read(`
      SELECT f.conname AS name, c.relname AS from, t.relname AS to, f.confdeltype AS "onDelete",
        ARRAY(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY AS k(number, ord)
          JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number ORDER BY k.ord) AS columns,
        ARRAY(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY AS k(number, ord)
          JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.number ORDER BY k.ord) AS "toColumns"
      FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
      WHERE ${OWN} AND f.contype = 'f' AND NOT t.relispartition`),
    triggers: await read(`
      SELECT c.relname AS table, t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE ${OWN} AND NOT t.tgisinternal`),
    // A body that PostgreSQL keeps as text tells nothing of what it reads.
    functions: await read(`
      WITH calls AS (
        SELECT d.adrelid AS oid, p.refobjid AS function FROM pg_attrdef d
        JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_proc'::regclass
        UNION
        SELECT k.conrelid, p.refobjid FROM pg_constraint k
        JOIN pg_depend p ON p.classid = 'pg_constraint'::regclass AND p.objid = k.oid AND p.refclassid = 'pg_proc'::regclass
      )
      SELECT c.relname AS table, f.proname AS name, f.provolatile = 'i' AS "isImmutable",
        ARRAY(SELECT p.refobjid::regclass::text FROM pg_depend p
          WHERE p.classid = 'pg_proc'::regclass AND p.objid = f.oid AND p.refclassid = 'pg_class'::regclass)
        || CASE WHEN f.prosqlbody IS NULL THEN ARRAY['what its text says'] ELSE '{}' END AS reads
      FROM calls JOIN pg_class c USING (oid) JOIN pg_proc f ON f.oid = calls.function WHERE ${OWN}`),
  };
}

describe('the tables that the migrations make', () => {
  it('can be distributed by post_id', async () => {
    const catalogue = await readCatalogue();
    expect(catalogue.tables.length).toBeGreaterThan(25);
    expect(catalogue.functions.filter(({ table }) => table === 'comments').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['rank_best', 'rank_hot', 'rank_controversy']),
    );
    expect(findFaults(catalogue)).toEqual([]);
  });

  const KEY = 'FOREIGN KEY (post_id, comment_id) REFERENCES comments (post_id, id)';
  it.each([
    ['CREATE TABLE stray (id uuid PRIMARY KEY)', 'stray has no place'],
    ['ALTER TABLE spam_examples RENAME TO examples', 'spam_examples has a place and is no table'],
    ['ALTER TABLE spam_examples DROP CONSTRAINT spam_examples_pkey', 'spam_examples has no primary key'],
    [
      'ALTER TABLE spam_examples DROP CONSTRAINT spam_examples_pkey, ALTER COLUMN post_id DROP NOT NULL',
      'spam_examples has no post_id that is always there',
    ],
    ['CREATE UNIQUE INDEX wrong ON flags (id)', 'wrong of flags lacks post_id'],
    ['CREATE UNIQUE INDEX wrong ON flags (md5(post_id::text))', 'wrong of flags lacks post_id'],
    ['CREATE UNIQUE INDEX wrong ON flags (id) INCLUDE (post_id)', 'wrong of flags lacks post_id'],
    [
      'ALTER TABLE flags ADD CONSTRAINT wrong FOREIGN KEY (comment_id, post_id) REFERENCES comments (post_id, id)',
      'wrong of flags does not keep to one post_id',
    ],
    [`ALTER TABLE flags ADD CONSTRAINT wrong ${KEY} ON DELETE SET NULL`, 'wrong of flags would change post_id'],
    ['ALTER TABLE flags ADD charge uuid CONSTRAINT wrong REFERENCES charges', 'wrong of flags leads to local charges'],
    ['ALTER TABLE posts ADD charge uuid CONSTRAINT wrong REFERENCES charges', 'wrong of posts leads to local charges'],
    [
      `ALTER TABLE notifications ADD post_id uuid, ADD comment_id uuid, ADD CONSTRAINT wrong ${KEY}`,
      'wrong of notifications, which is not distributed, leads to comments',
    ],
    [
      'CREATE TRIGGER wrong BEFORE UPDATE ON flags FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      'flags has the trigger wrong',
    ],
    [
      'CREATE TRIGGER wrong BEFORE UPDATE ON posts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      'posts has the trigger wrong',
    ],
    [
      `CREATE FUNCTION wrong() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM charges);
       ALTER TABLE flags ADD CHECK (wrong() >= 0)`,
      'flags calls wrong',
    ],
    [
      `CREATE FUNCTION wrong() RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN (SELECT count(*) FROM charges); END';
       ALTER TABLE flags ADD COLUMN n bigint DEFAULT wrong()`,
      'flags calls wrong',
    ],
  ])('%s is refused', async (change, fault) => {
    await owner.query('BEGIN');
    try {
      await owner.query(change);
      expect(findFaults(await readCatalogue())).toEqual(
        expect.arrayContaining([expect.stringContaining(fault) as string]),
      );
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});

it('deploy/scale.md places each table where it belongs', () => {
  const walk = readFileSync(join(projectFolder, 'deploy/scale.md'), 'utf8');
  const placed = (how: string) =>
    [...walk.matchAll(new RegExp(`create_${how}_table\\('(\\w+)'`, 'g'))].map(([, name]) => name);
  expect(placed('distributed').sort()).toEqual(tablesAt('distributed').sort());
  expect(placed('reference').sort()).toEqual(tablesAt('reference').sort());
});

describe('every statement', () => {
  const reaching = [...statements].flatMap(([name, text]) => {
    const reach = reachOf(text);
    return reach === null ? [] : [{ name, reach }];
  });

  it('keeps to one post, or says why not', () => {
    const names = reaching.filter(({ reach }) => reach === 'one').map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'comments.insert',
        'comments.page.BEST.after',
        'post_comment_counts.add',
        'moderation.saveItem',
      ]),
    );
    const far = reaching.filter(({ reach }) => reach !== 'one');
    expect(far.filter(({ name, reach }) => fanOutOf(name)?.reach !== reach)).toEqual([]);
    // Nothing is excused that needs no excuse.
    const excused = new Set(far.map(({ name }) => fanOutOf(name)));
    expect(Object.keys(fanOut).filter((name) => !excused.has(fanOut[name] ?? null))).toEqual([]);
  });

  it('is known here: no other file speaks of a distributed table', () => {
    const tables = tablesAt('distributed');
    const given = tables.filter((name) => name.includes('_')).map((name) => `'${name}'`);
    const speaks = new RegExp(`\\b(FROM|JOIN|INTO|UPDATE|USING) (ONLY )?(${tables.join('|')})\\b|${given.join('|')}`);
    const models =
      /prisma\.(comment|commentRevision|commentVote|postCommentCount|commentReplyCount|flag|moderationItem|spamExample)\b/;
    const files = readdirSync(join(projectFolder, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.startsWith('generated'),
    );
    const read = (path: string) => readFileSync(join(projectFolder, 'src', path), 'utf8');
    expect(files.filter((path) => speaks.test(read(path))).sort()).toEqual([
      'comments/erase.ts',
      'comments/import/index.ts',
      'comments/recount.ts',
      'comments/repository.ts',
      'moderation/erase.ts',
      'moderation/repository.ts',
      'posts/repository.ts',
    ]);
    expect(files.filter((path) => models.test(read(path)))).toEqual([]);
  });

  it.each([
    ['SELECT * FROM comments c WHERE c.post_id = $2 AND c.id = $1', 'one', 2],
    ['SELECT * FROM comments WHERE id = $1', 'all', null],
    ['SELECT * FROM comments c WHERE c.post_id > $1', 'all', null],
    ['SELECT * FROM comments c WHERE c.post_id = ANY($1::uuid[])', 'keys', null],
    [
      'SELECT * FROM flags f JOIN comments c ON c.post_id = f.post_id AND c.id = f.comment_id WHERE f.post_id = $1',
      'one',
      1,
    ],
    ['SELECT * FROM flags f JOIN comments c ON c.id = f.comment_id WHERE f.post_id = $1', 'all', null],
    ['SELECT * FROM flags f JOIN comments c ON c.post_id = f.post_id WHERE f.id = $1', 'all', null],
    ['SELECT * FROM comments c WHERE c.post_id = $1 UNION ALL SELECT * FROM comments c WHERE c.id = $2', 'all', null],
    [
      'SELECT (SELECT count(*) FROM flags f WHERE f.comment_id = c.id) FROM comments c WHERE c.post_id = $1',
      'all',
      null,
    ],
    ['SELECT * FROM users u WHERE EXISTS (SELECT FROM comments c WHERE c.author_id = u.id)', 'all', null],
    ['INSERT INTO flags (id, post_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', 'one', 2],
    ['INSERT INTO flags (id, post_id) SELECT c.id, c.post_id FROM comments c WHERE c.id = $1', 'all', null],
    ['INSERT INTO flags (id) VALUES ($1)', 'all', null],
    ['UPDATE comments SET body = $2 WHERE id = $1', 'all', null],
    ['DELETE FROM flags f USING comments c WHERE f.post_id = c.post_id AND c.post_id = $3', 'one', 3],
    ['SELECT * FROM users, comments WHERE author_id = $1', 'all', null],
  ] as const)('%s: %s', (text, reach, parameter) => {
    expect(reachOf(text)).toBe(reach);
    if (parameter !== null) expect(referencesOf(text).map((one) => one.parameter)).toContain(parameter);
  });
});

it('a transaction that somebody waits for is about one post', async () => {
  const { client } = server;
  const [author, other] = [await createPerson(client), await createPerson(client)];
  const moderator = await createStaff(server, 'MODERATOR');
  const [post, elsewhere] = [await createPost(client, { author }), await createPost(client, { author })];
  await createComment(client, { post: elsewhere, author });

  /** The distributed tables that the transactions of `work` touch, each with the post that it is touched for. */
  async function touched(work: () => Promise<unknown>) {
    sent.length = 0;
    await work();
    // What is read after the commit is no part of it.
    const inside: Sent[] = [];
    let open = false;
    for (const one of sent)
      if (one.text === 'BEGIN' || one.text === 'COMMIT') open = one.text === 'BEGIN';
      else if (open) inside.push(one);
    return inside.flatMap(({ text, values }) =>
      referencesOf(text).map(({ table, reach, parameter }) => ({
        table,
        reach,
        post: parameter === null ? null : values[parameter - 1],
      })),
    );
  }

  const run = async (document: string, token: string) => {
    const { errors } = await client.raw(document, {}, { token });
    expect(errors).toEqual([]);
  };
  const root = await createComment(client, { post, author });
  const mutations: [string, string[], () => Promise<unknown>][] = [
    ['add', ['comments', 'post_comment_counts'], () => createComment(client, { post, author })],
    ['answer', ['comment_reply_counts'], () => createComment(client, { post, author: other, parentId: root.id })],
    [
      'vote',
      ['comment_votes'],
      () => run(`mutation { voteComment(id: "${root.id}", vote: UP) { comment { id } } }`, other.token),
    ],
    [
      'edit',
      ['comment_revisions'],
      () => run(`mutation { editComment(input: { id: "${root.id}", body: "New." }) { comment { id } } }`, author.token),
    ],
    [
      'flag',
      ['flags', 'moderation_items'],
      () => run(`mutation { flagComment(input: { id: "${root.id}", reason: SPAM }) { comment { id } } }`, other.token),
    ],
    [
      'remove',
      ['spam_examples', 'flags'],
      () => run(`mutation { removeComment(id: "${root.id}") { comment { id } } }`, moderator.token),
    ],
    [
      'restore',
      ['moderation_items'],
      () => run(`mutation { restoreComment(id: "${root.id}") { comment { id } } }`, moderator.token),
    ],
    [
      'approve',
      ['comments'],
      () => run(`mutation { approveComment(id: "${root.id}") { comment { id } } }`, moderator.token),
    ],
    [
      'delete',
      ['comments', 'spam_examples'],
      () => run(`mutation { deleteComment(id: "${root.id}") { comment { id } } }`, author.token),
    ],
  ];
  for (const [name, tables, work] of mutations) {
    const found = await touched(work);
    expect([name, found.map(({ table }) => table)]).toEqual([name, expect.arrayContaining(tables) as string[]]);
    expect([name, found.filter(({ reach }) => reach !== 'one')]).toEqual([name, []]);
    expect([name, new Set(found.map(({ post: of }) => of))]).toEqual([name, new Set([decodeId('Post', post.id)])]);
  }
});
