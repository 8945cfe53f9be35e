import { randomInt } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** Six words of 2,048: 66 bits. Short enough to be read out over a telephone. */
const WORDS = 6;

export function newPassphrase(): string {
  return Array.from({ length: WORDS }, () => wordlist[randomInt(wordlist.length)]).join(' ');
}

/** A passphrase such as ours are, as a form sends it back; null for anything else, which may be weak. */
export function passphraseIn(text: string | null): string | null {
  const words = (text ?? '').split(' ');
  return words.length === WORDS && words.every((word) => wordlist.includes(word)) ? words.join(' ') : null;
}
