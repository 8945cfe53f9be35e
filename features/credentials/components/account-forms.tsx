'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextField } from '@/components/field';
import { type FormState, problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import type { CodesState } from '@/features/accounts/actions/factors';
import { Codes, type CodesWords } from '@/features/accounts/components/codes';
import { CodeField } from '@/features/accounts/components/enrol-form';
import { changeMyPassword, renewMyCodes, replaceMyAuthenticator } from '../actions';

export type ProofWords = Record<'summary' | 'old' | 'current' | 'currentHint', string>;

/** What is asked again before a factor changes. The ids differ, as several such forms stand on one page. */
export function ProofFields({ id, state, words }: { id: string; state: FormState; words: ProofWords }) {
  return (
    <>
      <TextField
        name="oldPassword"
        id={`${id}-password`}
        label={words.old}
        error={problemAt(state, 'oldPassword')}
        type="password"
        autoComplete="current-password"
        width="medium"
      />
      <CodeField name="current" id={`${id}-current`} label={words.current} hint={words.currentHint} letters />
    </>
  );
}

/** A problem leads to the field of its own form. */
const inForm = (id: string, state: FormState): FormState => ({
  ...state,
  problems: state.problems.map((problem) => ({
    ...problem,
    id: problem.field === 'oldPassword' ? `${id}-password` : `${id}-${problem.field}`,
  })),
});

export function PasswordForm({
  words,
}: {
  words: Record<'summary' | 'old' | 'next' | 'hint' | 'again' | 'submit', string>;
}) {
  const [state, action, pending] = useActionState(changeMyPassword, untouched);
  const field = (name: string) => ({
    name,
    id: `change-${name === 'oldPassword' ? 'password' : name}`,
    error: problemAt(state, name),
    type: 'password',
    width: 'medium' as const,
  });
  const shown = {
    ...state,
    problems: state.problems.map((each) => ({ ...each, id: field(each.field).id })),
  };
  return (
    <form action={action} className="grid gap-4">
      <Said state={shown} summary={words.summary} />
      <TextField {...field('oldPassword')} label={words.old} autoComplete="current-password" />
      <TextField
        {...field('password')}
        id="change-next"
        label={words.next}
        hint={words.hint}
        autoComplete="new-password"
      />
      <TextField {...field('again')} label={words.again} autoComplete="new-password" />
      <Send pending={pending}>{words.submit}</Send>
    </form>
  );
}

/** Another telephone: scan, then the password, a code of the present factor and one of the new. */
export function AuthenticatorForm({
  words,
  children,
}: {
  words: ProofWords & Record<'code' | 'codeHint' | 'submit', string>;
  children: ReactNode;
}) {
  const [before, action, pending] = useActionState(replaceMyAuthenticator, untouched);
  const state = inForm('replace', before);
  return (
    <form action={action} className="grid gap-4">
      <Said state={state} summary={words.summary} />
      {children}
      <CodeField id="replace-code" label={words.code} hint={words.codeHint} error={problemAt(state, 'code')} />
      <ProofFields id="replace" state={state} words={words} />
      <Send pending={pending}>{words.submit}</Send>
    </form>
  );
}

export function CodesForm({ words, codes }: { words: ProofWords & { submit: string }; codes: CodesWords }) {
  const [before, action, pending] = useActionState<CodesState, FormData>(renewMyCodes, untouched);
  if (before.codes) return <Codes codes={before.codes} words={codes} to="/account" />;
  const state = inForm('codes', before);
  return (
    <form action={action} className="grid gap-4">
      <Said state={state} summary={words.summary} />
      <ProofFields id="codes" state={state} words={words} />
      <Send pending={pending}>{words.submit}</Send>
    </form>
  );
}

function Said({ state, summary }: { state: FormState; summary: string }) {
  return (
    <>
      <ErrorSummary title={summary} errors={state.problems} />
      {state.done && <Notice role="status" title={state.done} />}
    </>
  );
}

function Send({ pending, children }: { pending: boolean; children: ReactNode }) {
  return (
    <div>
      <Button type="submit" disabled={pending}>
        {children}
      </Button>
    </div>
  );
}
