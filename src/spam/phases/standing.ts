import type { Phase } from '../facts.ts';

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];

/** What is known of the author: removed comments speak against him, visible ones for him. */
export const standing: Phase = ({ author }) => {
  const { comments, removed } = author;
  if (removed === 0) {
    const logOdds = -Math.min(2, Math.log10(1 + comments));
    return logOdds === 0 ? null : { logOdds, code: 'standing', detail: `${comments} comments stand` };
  }
  const share = removed / (removed + comments);
  const logOdds = Math.min(4, removed) * share;
  return { logOdds, code: 'standing', detail: `${removed} of ${removed + comments} comments were removed` };
};

/** A new account that writes fast, which those that are made for spam do. */
export const velocity: Phase = ({ author, ownLastHour }) => {
  const isNew = author.ageMs < HOUR_MS ? 1 : author.ageMs < DAY_MS ? 0.5 : 0;
  // A lively talk may take a comment a minute; what is beyond grows by doubling.
  const calm = isNew > 0 ? 5 : 60;
  const haste = Math.max(0, Math.log2((ownLastHour + 1) / calm));
  const logOdds = isNew * 0.7 + Math.min(3, haste) * (isNew > 0 ? 1.5 : 1);
  if (logOdds === 0) return null;
  const age = isNew > 0 ? `an account of ${Math.max(0, Math.round(author.ageMs / 60_000))} minutes` : 'an account';
  return { logOdds, code: 'velocity', detail: `${age} with ${ownLastHour} comments within an hour` };
};
