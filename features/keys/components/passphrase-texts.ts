import type { Texts } from '@/lib/texts';
import type { KitOnTrial } from '../kit';
import type { PassphraseWords } from './passphrase-fields';

export function passphraseTexts({ t }: Texts): PassphraseWords {
  return {
    passphrase: t('keys.passphrase'),
    passphraseHint: t('keys.passphraseHint'),
    passphraseAgain: t('keys.again'),
  };
}

/** Asks for the two words by their numbers on the sheet. */
export function askedTexts({ t }: Texts, { asked }: KitOnTrial, submit: string) {
  const [first, second] = asked.map(({ number }) => t('keys.words.word', { number }));
  return { summary: t('app.errors.summary'), first: first ?? '', second: second ?? '', submit };
}
