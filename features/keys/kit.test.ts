import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fitsPaper, kitOnTrial, kitWords, readKit } from './kit';
import { openWithKit } from './slots';

const master = randomBytes(32);

describe('A recovery kit', () => {
  test('has 24 words that open the master key, and those of another kit do not', () => {
    const kit = kitOnTrial(master);
    expect(kit.words).toHaveLength(24);
    const read = readKit(kit.words?.join(' ') ?? '');
    expect('entropy' in read && openWithKit([kit.slot], read.entropy)?.master).toEqual(master);
    expect(openWithKit([kit.slot], randomBytes(32))).toBeNull();
  });

  test('reads the same numbered, in capitals and on several lines', () => {
    const entropy = randomBytes(32);
    const written = kitWords(entropy).map((word, n) => `${n + 1}. ${word.toUpperCase()}`);
    expect(readKit(written.join('\n'))).toEqual({ entropy });
  });

  test('says which word is none, how many there are, and that a wrong one is among them', () => {
    const words = kitWords(randomBytes(32));
    expect(readKit(words.slice(1).join(' '))).toEqual({ refused: 'count', number: 23 });
    expect(readKit(words.with(4, 'pulang').join(' '))).toEqual({ refused: 'word', number: 5 });
    expect(readKit(Array(24).fill('abandon').join(' '))).toEqual({ refused: 'checksum', number: 24 });
  });

  test('asks two different words back, by their numbers', () => {
    const kit = kitOnTrial(master);
    const [one, two] = kit.asked;
    expect(one && two && one.number < two.number).toBe(true);
    const typed = kit.asked.map(({ number }) => kit.words?.[number - 1] ?? '');
    expect(fitsPaper(kit, [` ${typed[0]?.toUpperCase()} `, typed[1] ?? ''])).toBe(true);
    expect(fitsPaper(kit, [typed[1] ?? '', typed[0] ?? ''])).toBe(typed[0] === typed[1]);
    expect(fitsPaper(kit, typed.slice(0, 1))).toBe(false);
  });
});
