'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextField } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { joinByLink } from '../actions/invitation';

type Words = Record<'summary' | 'signInName' | 'password' | 'passwordHint' | 'again' | 'submit', string>;

/** The sign-in name stands there for password managers to keep with the password. */
export function InvitationForm({ token, signInName, words }: { token: string; signInName: string; words: Words }) {
  const [state, action, pending] = useActionState(joinByLink, untouched);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      <input type="hidden" name="token" value={token} />
      <TextField name="signInName" label={words.signInName} value={signInName} readOnly autoComplete="username" />
      <TextField
        name="password"
        label={words.password}
        hint={words.passwordHint}
        error={problemAt(state, 'password')}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        name="again"
        label={words.again}
        error={problemAt(state, 'again')}
        type="password"
        autoComplete="new-password"
      />
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
