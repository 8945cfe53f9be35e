import { TextField } from '@/components/field';
import { type FormState, problemAt } from '@/components/form-state';

export type PersonWords = Record<
  'name' | 'nameHint' | 'signInName' | 'signInNameHint' | 'password' | 'passwordHint',
  string
>;

/** Whose account, and the password it begins with. */
export function PersonFields({ state, words }: { state: FormState; words: PersonWords }) {
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
