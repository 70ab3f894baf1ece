import type { Tone } from './mandate.ts';
import type { Standing } from './standing.ts';

/** What a vendor hears of where it stands. Who is better, by how much, and how many there are is said to nobody. */
export const standingWords: Readonly<Record<Standing, Readonly<Record<Tone, string>>>> = {
  behind: {
    firm: 'A better offer of another vendor is on the table.',
    balanced: 'Please note that a better offer of another vendor is on the table.',
    friendly: 'To be open with you: a better offer of another vendor is on the table.',
  },
  leading: {
    firm: 'No other vendor has made an offer as good as your last.',
    balanced: 'No other vendor has made an offer as good as your last so far.',
    friendly: 'To be open with you: no other vendor has made an offer as good as your last so far.',
  },
};
