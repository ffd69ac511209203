/** What is known of a person who reports. */
export interface Reporter {
  /** Since the account was made, in milliseconds. */
  ageMs: number;
  isStaff: boolean;
  /** Flags of theirs that moderators upheld and dismissed. */
  upheld: number;
  dismissed: number;
}

/** From that age on an account counts as settled. */
const SETTLED_MS = 30 * 86_400_000;

/**
 * How much a flag of this person weighs, from 0 to 1: how likely it is to be upheld, times how much is known of the person.
 * The first is the mean of a beta distribution that begins at 1 upheld of 4; the second grows with the square of the
 * account's age up to 30 days, or with upheld flags. Four settled people without a record weigh 1, so do three with three
 * upheld flags each; fifty accounts of today weigh 0.13 together.
 */
export function weightOf({ ageMs, isStaff, upheld, dismissed }: Reporter): number {
  if (isStaff) return 1;
  const likely = (upheld + 1) / (upheld + dismissed + 4);
  const settled = Math.max(0.1, Math.min(1, ageMs / SETTLED_MS)) ** 2;
  return likely * Math.max(settled, upheld / (upheld + 2));
}
