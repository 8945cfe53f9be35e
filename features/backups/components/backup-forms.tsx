'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { type ChoiceOption, SelectField, TextField } from '@/components/field';
import { type FormState, problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { backUpNow, saveBackupPlan, takeBackupKey } from '../actions';

type Summary = { summary: string };

export function NowForm({ words, disabled }: { words: Summary & { submit: string; wait: string }; disabled: boolean }) {
  const [state, action, pending] = useActionState(backUpNow, untouched);
  return (
    <form action={action} className="grid gap-3">
      <Answer state={state} summary={words.summary} />
      <div>
        <Button id="backup-now" type="submit" disabled={pending || disabled}>
          {words.submit}
        </Button>
      </div>
      {pending && <p role="status">{words.wait}</p>}
    </form>
  );
}

type TakeWords = Summary & Record<'file' | 'passphrase' | 'submit', string>;

/** Whoever shows the file and its passphrase holds the key. */
export function TakeKeyForm({ words }: { words: TakeWords }) {
  const [state, action, pending] = useActionState(takeBackupKey, untouched);
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <TextField name="file" type="file" label={words.file} error={problemAt(state, 'file')} />
      <TextField
        name="passphrase"
        type="password"
        autoComplete="off"
        label={words.passphrase}
        error={problemAt(state, 'passphrase')}
      />
      <div>
        <Button type="submit" look="plain" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

type PlanWords = Summary &
  Record<'hour' | 'hourHint' | 'folder' | 'folderHint' | 'keep' | 'keepHint' | 'submit', string>;
type PlanValues = { hour: string; folder: string; keep: string };

export function PlanForm({ words, hours, plan }: { words: PlanWords; hours: ChoiceOption[]; plan: PlanValues }) {
  const [state, action, pending] = useActionState(saveBackupPlan, untouched);
  const field = (name: keyof PlanValues) => ({
    name,
    label: words[name],
    hint: words[`${name}Hint`],
    defaultValue: state.values[name] ?? plan[name],
    error: problemAt(state, name),
  });
  return (
    <form action={action} className="grid gap-4">
      <Answer state={state} summary={words.summary} />
      <SelectField {...field('hour')} width="short" choices={hours} />
      <TextField {...field('folder')} autoComplete="off" spellCheck={false} autoCapitalize="none" />
      <TextField {...field('keep')} width="short" inputMode="numeric" />
      <div>
        <Button type="submit" look="plain" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
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
