// npm run spam:train -- FILE …: learns from labelled comments and writes the model that ships with the project.
import { writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../src/platform/project.ts';
import { crossValidate, serialise, train, TrainingError, type Labelled } from '../src/spam/index.ts';
import { runCommand } from './command.ts';
import { CsvFault, readLabelled } from './spam-csv.ts';
import { tableOf } from './spam-report.ts';
import { withDb } from './with-db.ts';

const MODEL = join(projectFolder, 'src/spam/model.json');
const USAGE = `Usage: npm run spam:train -- [--decisions] [--out FILE] FILE …

Learns from CSV files with the columns content and is_spam (1 or 0) which comments are spam, prints how well each file
is judged by what the others teach, and writes the model.

  --decisions  learns from the moderators' decisions in the database, too
  --out FILE   where to, instead of ${relative(projectFolder, MODEL)}; SPAM_MODEL names it to the server`;

/** What moderators decided on texts that the spam check or a report took for spam. */
const readDecisions = (): Promise<Labelled[]> =>
  withDb((db) => db.prisma.spamExample.findMany({ select: { text: true, spam: true } }));

async function main(): Promise<number> {
  const { values, positionals: files } = parseArgs({
    options: { out: { type: 'string' }, decisions: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (files.length === 0 && !values.decisions) {
    console.error(USAGE);
    return 2;
  }
  try {
    const groups = new Map<string, Labelled[]>(files.map((file) => [file, readLabelled(file)]));
    if (values.decisions) groups.set('decisions', await readDecisions());
    const model = train(
      [...groups.values()].flat(),
      [...groups].flatMap(([name, rows]) => rows.map(() => name)),
    );
    console.log('Each judged by what the others teach:');
    console.log(tableOf(new Map([...crossValidate(groups)].map(([name, measured]) => [basename(name), measured]))));
    const out = values.out ?? MODEL;
    writeFileSync(out, serialise(model));
    const { trainedOn, thresholds } = model;
    console.log(
      `${out} is written: from ${trainedOn.spam} texts that are spam and ${trainedOn.ham} that are not; comments are ` +
        `held from log-odds of ${thresholds.holdAt} and removed from ${thresholds.removeAt}.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof CsvFault || error instanceof TrainingError)) throw error;
    console.error(error instanceof TrainingError ? `These files do not do: ${error.message}.` : `${error.message}.`);
    return 2;
  }
}

await runCommand(main);
