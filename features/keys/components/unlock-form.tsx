'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextArea, TextField } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { recoverHere, unlockHere } from '../actions/unlock';
import { PassphraseFields, type PassphraseWords } from './passphrase-fields';

export function UnlockForm({ words }: { words: Record<'summary' | 'passphrase' | 'submit', string> }) {
  const [state, action, pending] = useActionState(unlockHere, untouched);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      <TextField
        name="passphrase"
        label={words.passphrase}
        type="password"
        autoComplete="off"
        error={problemAt(state, 'passphrase')}
        autoFocus
        required
      />
      <Button type="submit" disabled={pending}>
        {words.submit}
      </Button>
    </form>
  );
}

type RecoveryWords = PassphraseWords & Record<'summary' | 'kit' | 'kitHint' | 'submit', string>;

export function RecoveryForm({ words }: { words: RecoveryWords }) {
  const [state, action, pending] = useActionState(recoverHere, untouched);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      <TextArea
        name="kit"
        label={words.kit}
        hint={words.kitHint}
        defaultValue={state.values.kit}
        error={problemAt(state, 'kit')}
        rows={5}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PassphraseFields state={state} words={words} />
      <Button type="submit" disabled={pending}>
        {words.submit}
      </Button>
    </form>
  );
}
