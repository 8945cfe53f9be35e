'use client';

import { type ReactNode, useActionState } from 'react';
import { Button, LinkButton } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextField } from '@/components/field';
import { problemAt } from '@/components/form-state';
import { type CodesState, confirmAuthenticator } from '../actions/factors';
import { Codes, type CodesWords } from './codes';

type Words = Record<'summary' | 'code' | 'codeHint' | 'submit' | 'already', string> & { codes: CodesWords };

const untouched: CodesState = { problems: [], values: {} };

/** Scan, then confirm with one code; then the recovery codes. `children` is what to scan; without it nothing is left to do. */
export function EnrolForm({ words, to, children }: { words: Words; to: string; children?: ReactNode }) {
  const [state, action, pending] = useActionState(confirmAuthenticator, untouched);
  if (state.codes) return <Codes codes={state.codes} words={words.codes} to={to} />;
  if (!children)
    return (
      <div className="grid gap-4">
        <p>{words.already}</p>
        <div>
          <LinkButton href={to} prefetch={false}>
            {words.codes.goOn}
          </LinkButton>
        </div>
      </div>
    );
  return (
    <div className="grid gap-5">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {children}
      <form action={action} className="grid gap-4">
        <CodeField label={words.code} hint={words.codeHint} error={problemAt(state, 'code')} />
        <div>
          <Button type="submit" disabled={pending}>
            {words.submit}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Where a code is typed: digits come first on a telephone, and password managers know what it is. */
export function CodeField({
  name = 'code',
  ...field
}: {
  name?: string;
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  letters?: boolean;
}) {
  const { letters = false, ...rest } = field;
  return (
    <TextField
      {...rest}
      name={name}
      width="medium"
      inputMode={letters ? undefined : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
    />
  );
}
