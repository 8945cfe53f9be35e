'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { type ChoiceOption, SelectField, TextField } from '@/components/field';
import { type FormState, problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { becomeHolder, removeKeyHolder, replaceMaster, startKit } from '../actions/holders';
import { PassphraseFields, type PassphraseWords } from './passphrase-fields';

type Words<More extends string = never> = Record<'summary' | 'submit' | More, string>;

export function OwnPassphraseForm({ words }: { words: Words & PassphraseWords }) {
  const [state, action, pending] = useActionState(becomeHolder, untouched);
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <PassphraseFields state={state} words={words} />
      <Submit pending={pending}>{words.submit}</Submit>
    </form>
  );
}

export function RemoveHolderForm({ words, holders }: { words: Words<'holder' | 'choose'>; holders: ChoiceOption[] }) {
  const [state, action, pending] = useActionState(removeKeyHolder, untouched);
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <SelectField
        name="slot"
        label={words.holder}
        choices={holders}
        emptyLabel={words.choose}
        error={problemAt(state, 'slot')}
        required
      />
      <Submit pending={pending}>{words.submit}</Submit>
    </form>
  );
}

export function NewKitForm({ words }: { words: Words<'confirm'> }) {
  const [state, action, pending] = useActionState(startKit, untouched);
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <Confirmation name="confirmKit" label={words.confirm} state={state} />
      <Submit pending={pending}>{words.submit}</Submit>
    </form>
  );
}

export function RotationForm({ words }: { words: Words<'confirm'> }) {
  const [state, action, pending] = useActionState(replaceMaster, untouched);
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <Confirmation name="confirmRotation" label={words.confirm} state={state} />
      <Submit pending={pending}>{words.submit}</Submit>
    </form>
  );
}

/** A screen left open is not enough for these: whoever is there types their passphrase again. */
function Confirmation({ name, label, state }: { name: string; label: string; state: FormState }) {
  return (
    <TextField name={name} label={label} type="password" autoComplete="off" error={problemAt(state, name)} required />
  );
}

function Answer({ state, summary }: { state: FormState; summary: string }) {
  return (
    <>
      <ErrorSummary title={summary} errors={state.problems} />
      {state.done && <Notice role="status" title={state.done} />}
    </>
  );
}

function Submit({ pending, children }: { pending: boolean; children: string }) {
  return (
    <div>
      <Button type="submit" look="plain" disabled={pending}>
        {children}
      </Button>
    </div>
  );
}
