import { randomInt } from 'node:crypto';
import { entropyToMnemonic, generateMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { KeySlot } from '@/db/store';
import type { Refused } from '@/lib/errors';
import { kitSlot } from './slots';

/** 24 words carry 256 bits and eight more that tell a slip of the pen. */
export const KIT_WORDS = 24;

export type KitFault = Refused<'count' | 'word' | 'checksum'> & { number: number };

/** What the words of a recovery kit say, however they are written: numbered, on several lines, in capitals. */
export function readKit(text: string): { entropy: Buffer } | KitFault {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  if (words.length !== KIT_WORDS) return { refused: 'count', number: words.length };
  const strange = words.findIndex((word) => !wordlist.includes(word));
  if (strange >= 0) return { refused: 'word', number: strange + 1 };
  try {
    return { entropy: Buffer.from(mnemonicToEntropy(words.join(' '), wordlist)) };
  } catch {
    return { refused: 'checksum', number: KIT_WORDS };
  }
}

export const kitWords = (entropy: Buffer): string[] => entropyToMnemonic(entropy, wordlist).split(' ');

/**
 * A kit that counts for nothing yet. Its words are shown until whoever prints it says that the paper is there; then they
 * are forgotten but for two, which have to be typed back from the paper.
 */
export type KitOnTrial = { slot: KeySlot; words: string[] | null; asked: { number: number; word: string }[] };

export function kitOnTrial(master: Buffer, now = new Date()): KitOnTrial {
  const words = generateMnemonic(wordlist, 256).split(' ');
  const read = readKit(words.join(' '));
  if ('refused' in read) throw new Error('a new kit does not read');
  const first = randomInt(KIT_WORDS);
  const second = (first + 1 + randomInt(KIT_WORDS - 1)) % KIT_WORDS;
  const asked = [first, second].sort((a, b) => a - b).map((n) => ({ number: n + 1, word: words[n] ?? '' }));
  return { slot: kitSlot(master, read.entropy, now), words, asked };
}

/** Whether the two words were typed as they stand on the paper. */
export function fitsPaper({ asked }: KitOnTrial, typed: string[]): boolean {
  return asked.every(({ word }, n) => typed[n]?.normalize('NFKC').trim().toLowerCase() === word);
}
