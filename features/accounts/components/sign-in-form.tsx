'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextField } from '@/components/field';
import { untouched } from '@/components/form-state';
import { signInWithPassword } from '../actions/sign-in';

type Words = { summary: string; signInName: string; password: string; submit: string };

export function SignInForm({ to, words }: { to: string; words: Words }) {
  const [state, action, pending] = useActionState(signInWithPassword, untouched);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      <input type="hidden" name="to" value={to} />
      <TextField
        name="signInName"
        label={words.signInName}
        defaultValue={state.values.signInName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
      />
      <TextField name="password" label={words.password} type="password" autoComplete="current-password" required />
      <Button type="submit" disabled={pending}>
        {words.submit}
      </Button>
    </form>
  );
}
