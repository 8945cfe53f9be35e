import { TextField } from '@/components/field';
import { type FormState, problemAt } from '@/components/form-state';

export type PassphraseWords = { passphrase: string; passphraseHint: string; passphraseAgain: string };

/** A new passphrase, twice: nobody can read it back afterwards. */
export function PassphraseFields({ state, words }: { state: FormState; words: PassphraseWords }) {
  return (
    <>
      <TextField
        name="passphrase"
        error={problemAt(state, 'passphrase')}
        label={words.passphrase}
        hint={words.passphraseHint}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        name="passphraseAgain"
        error={problemAt(state, 'passphraseAgain')}
        label={words.passphraseAgain}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}
