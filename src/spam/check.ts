import { shorten, singleLine } from '../platform/text.ts';
import type { Action, Facts, Finding, Phase, Verdict } from './facts.ts';
import type { Model } from './model.ts';
import { createClassifier } from './phases/classifier.ts';
import { conductRules, textRules } from './phases/index.ts';
import { createBannedWords, createSuspectWords, type WordLists } from './phases/words.ts';
import { prepare } from './prepare.ts';
import { shipped } from './shipped.ts';

const [MOST_REASONS, MOST_CHARACTERS] = [8, 120];

const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** What speaks against the comment, the weightiest first. */
const reasonsOf = (findings: Finding[]): string[] =>
  findings
    .filter(({ logOdds, remove }) => logOdds >= 0.05 || remove === true)
    .sort((a, b) => b.logOdds - a.logOdds)
    .slice(0, MOST_REASONS)
    .map(({ code, detail }) => shorten(singleLine(`${code}: ${detail}`, MOST_CHARACTERS), MOST_CHARACTERS));

export interface SpamCheck {
  check: (facts: Facts) => Verdict;
}

/**
 * Judges comments. Pure and in bounded time, whatever the text.
 * @param options.model that which ships with the project unless another is given
 * @param options.words none unless given
 */
export function createSpamCheck({ model = shipped(), words }: { model?: Model; words?: WordLists } = {}): SpamCheck {
  const bannedWords = createBannedWords({ banned: words?.banned ?? [] });
  const suspectWords = createSuspectWords({ suspect: words?.suspect ?? [] });
  const phases: readonly Phase[] = [bannedWords, suspectWords, ...textRules, ...conductRules, createClassifier(model)];
  const { holdAt, removeAt } = model.thresholds;

  const check = (facts: Facts): Verdict => {
    const prepared = prepare(facts);
    const findings = (facts.author.trusted ? [bannedWords] : phases)
      .map((phase) => phase(facts, prepared))
      .filter((finding) => finding !== null);
    const isBanned = findings.some(({ remove }) => remove === true);
    if (facts.author.trusted && !isBanned) return { score: 0, action: 'VISIBLE', reasons: [] };
    const logOdds = findings.reduce((sum, finding) => sum + finding.logOdds, 0);
    const action: Action = isBanned || logOdds >= removeAt ? 'REMOVE' : logOdds >= holdAt ? 'HOLD' : 'VISIBLE';
    return { score: isBanned ? 1 : sigmoid(logOdds), action, reasons: reasonsOf(findings) };
  };
  return { check };
}
