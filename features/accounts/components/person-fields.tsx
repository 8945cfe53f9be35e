import { TextField } from '@/components/field';
import { type FormState, problemAt } from '@/components/form-state';

export type NameWords = Record<'name' | 'nameHint' | 'signInName' | 'signInNameHint', string>;
export type PersonWords = NameWords & Record<'password' | 'passwordHint', string>;

/** Whose account it is. */
export function NameFields({ state, words }: { state: FormState; words: NameWords }) {
  const field = (name: string) => ({ name, defaultValue: state.values[name], error: problemAt(state, name) });
  return (
    <>
      <TextField {...field('name')} label={words.name} hint={words.nameHint} autoComplete="off" maxLength={80} />
      <TextField
        {...field('signInName')}
        label={words.signInName}
        hint={words.signInNameHint}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
      />
    </>
  );
}

/** Whose account it is, and the password they choose for themselves. */
export function PersonFields({ state, words }: { state: FormState; words: PersonWords }) {
  return (
    <>
      <NameFields state={state} words={words} />
      <TextField
        name="password"
        error={problemAt(state, 'password')}
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}
