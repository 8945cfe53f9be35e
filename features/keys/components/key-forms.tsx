'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { type ChoiceOption, SelectField, TextField } from '@/components/field';
import { type FormState, problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { ProofFields, type ProofWords } from '@/features/credentials/components/account-forms';
import { becomeHolder, removeKeyHolder, replaceMaster, startKit } from '../actions/holders';
import { PassphraseFields, type PassphraseWords } from './passphrase-fields';

type Words<More extends string = never> = Record<'summary' | 'submit' | More, string>;

/** How whoever sits there shows who they are: a key-holder with the passphrase, others with password and code, in a demonstration not at all. */
export type Showing = { confirm: string } | { proof: ProofWords } | null;

export function OwnPassphraseForm({ words, showing }: { words: Words & PassphraseWords; showing: Showing }) {
  const [before, action, pending] = useActionState(becomeHolder, untouched);
  const state = inForm('own', before);
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <Shown name="confirmOwn" id="own" showing={showing} state={state} />
      <PassphraseFields state={state} words={words} />
      <Submit pending={pending}>{words.submit}</Submit>
    </form>
  );
}

type Removal = { words: Words<'holder' | 'choose'>; holders: ChoiceOption[]; showing: Showing };

export function RemoveHolderForm({ words, holders, showing }: Removal) {
  const [before, action, pending] = useActionState(removeKeyHolder, untouched);
  const state = inForm('remove', before);
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <SelectField
        name="slot"
        label={words.holder}
        choices={holders}
        defaultValue={state.values.slot}
        emptyLabel={words.choose}
        error={problemAt(state, 'slot')}
        required
      />
      <Shown name="confirmRemoval" id="remove" showing={showing} state={state} />
      <Submit pending={pending}>{words.submit}</Submit>
    </form>
  );
}

/** Two forms of this page ask for the password: a problem leads to the field of its own. */
const inForm = (id: string, state: FormState): FormState => ({
  ...state,
  problems: state.problems.map((each) => (each.field === 'oldPassword' ? { ...each, id: `${id}-password` } : each)),
});

function Shown({ name, id, showing, state }: { name: string; id: string; showing: Showing; state: FormState }) {
  if (!showing) return null;
  if ('proof' in showing) return <ProofFields id={id} state={state} words={showing.proof} />;
  return <Confirmation name={name} label={showing.confirm} state={state} />;
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
