// npm run spam:evaluate -- DIR: how well the spam check does on each CSV file when it has learned from the others.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crossValidate, TrainingError } from '../src/spam/index.ts';
import { runCommand } from './command.ts';
import { CsvFault, readLabelled } from './spam-csv.ts';
import { rates, tableOf } from './spam-report.ts';

const USAGE = `Usage: npm run spam:evaluate -- DIR

Takes each .csv file of the folder in turn as the test: learns from the others, thresholds and all, without texts that
are in the test, and judges it as the product would. The last line is JSON.`;

function filesOf(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.csv'));
  } catch (error) {
    throw new CsvFault(`${folder}: it cannot be read (${(error as { code?: string }).code})`);
  }
  if (names.length < 2) throw new CsvFault(`${folder}: it holds ${names.length} .csv files, and at least 2 are needed`);
  return names.sort();
}

function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    console.error(USAGE);
    return Promise.resolve(2);
  }
  try {
    const results = crossValidate(new Map(filesOf(folder).map((name) => [name, readLabelled(join(folder, name))])));
    console.log(tableOf(results));
    const summary = [...results].map(([name, measured]) => {
      const { recall, falsePositiveRate } = rates(measured);
      return [name, { recall, falsePositiveRate }];
    });
    console.log(JSON.stringify(Object.fromEntries(summary)));
    return Promise.resolve(0);
  } catch (error) {
    if (!(error instanceof CsvFault || error instanceof TrainingError)) throw error;
    console.error(error instanceof TrainingError ? `These files do not do: ${error.message}.` : `${error.message}.`);
    return Promise.resolve(2);
  }
}

await runCommand(main);
