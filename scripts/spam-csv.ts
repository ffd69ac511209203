import { readFileSync } from 'node:fs';
import { parse, type CsvError } from 'csv-parse/sync';
import type { Labelled } from '../src/spam/index.ts';

/** A file that is no list of labelled comments; the message names file and line. */
export class CsvFault extends Error {}

const TEXT = ['content', 'text', 'comment'];
const LABEL = ['is_spam', 'class', 'label'];
const LABELS: Readonly<Record<string, boolean>> = {
  '1': true,
  true: true,
  spam: true,
  '0': false,
  false: false,
  ham: false,
};

interface Row {
  record: string[];
  info: { lines: number };
}

function rowsOf(file: string): Row[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code } = error as { code?: string };
    throw new CsvFault(
      `${file}: ${code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not well-formed UTF-8' : `it cannot be read (${code})`}`,
    );
  }
  try {
    return parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as Row[];
  } catch (error) {
    const { message, lines } = error as CsvError & { lines?: number };
    throw new CsvFault(`${file}:${lines ?? 1}: it is not a CSV file (${message.split('\n', 1)[0]})`);
  }
}

/**
 * Labelled comments in a CSV file whose first line names its columns, in any order: content, is_spam (1 or 0), and
 * others, such as date, that are not looked at. @throws CsvFault
 */
export function readLabelled(file: string): Labelled[] {
  const [head, ...rows] = rowsOf(file);
  const names = head?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const columnOf = (known: string[]): number => {
    const at = names.findIndex((name) => known.includes(name));
    if (at < 0) throw new CsvFault(`${file}:1: it has no column ${known[0]}`);
    return at;
  };
  const [text, label] = [columnOf(TEXT), columnOf(LABEL)];
  if (rows.length === 0) throw new CsvFault(`${file}:1: it has no comments`);
  return rows.map(({ record, info }) => {
    const spam = LABELS[record[label]?.trim().toLowerCase() ?? ''];
    if (spam === undefined)
      throw new CsvFault(
        `${file}:${info.lines}: ${names[label]} must be 1 or 0, and is ${JSON.stringify(record[label]?.slice(0, 40))}`,
      );
    return { text: record[text] ?? '', spam };
  });
}
