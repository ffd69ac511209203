import type { Prepared } from './prepare.ts';

/** What is known of a comment when it is judged: plain data, whoever gathers it. */
export interface Facts {
  text: string;
  /** Of the post, where the author writes one; judged together with the text. */
  title?: string | null;
  author: {
    /** Since the account was made, in milliseconds. */
    ageMs: number;
    /** The author's comments that people see, before this one. */
    comments: number;
    /** The author's comments that moderators removed or that were judged spam, before this one. */
    removed: number;
    /** Moderators, and whom they trust: of the rules only banned words hold for them. */
    trusted: boolean;
  };
  recent: {
    /** Texts of the author's latest comments, newest first; at most 20 are looked at. */
    own: string[];
    /** Texts of the latest comments of others, newest first; at most 100 are looked at. */
    others: string[];
  };
  /** Comments of the author within the last hour, without this one. */
  ownLastHour: number;
}

export type Action = 'VISIBLE' | 'HOLD' | 'REMOVE';

export interface Verdict {
  /** From 0 (surely not spam) to 1 (surely spam): the sum of the evidence as a probability. */
  score: number;
  action: Action;
  /** At most 8, the weightiest first, each as `code: what was seen` in at most 120 characters. */
  reasons: string[];
}

/** What one phase has to say; null where it has nothing. */
export interface Finding {
  /** Added to the log-odds of spam, in nats; below 0 where it speaks for the comment. */
  logOdds: number;
  /** Stable, in kebab case. */
  code: string;
  /** For moderators. */
  detail: string;
  /** Asks for the comment to be removed, whatever the score. */
  remove?: boolean;
}

/** One way of looking at a comment. Phases know nothing of each other; their findings add up. */
export type Phase = (facts: Facts, prepared: Prepared) => Finding | null;
