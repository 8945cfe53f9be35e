'use client';

import { useActionState } from 'react';
import { CopyButton } from '@/components/copy-button';
import { ErrorSummary } from '@/components/error-summary';
import { SelectField, TextField } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { SubmitButton } from '@/components/submit-button';
import { type PackageState, packageForPartner } from '../actions';

type Words = Record<
  | 'summary'
  | 'days'
  | 'daysHint'
  | 'language'
  | 'submit'
  | 'once'
  | 'onceLead'
  | 'address'
  | 'passphrase'
  | 'copyAddress'
  | 'copyPassphrase'
  | 'copied',
  string
>;

/** Makes a package, and shows its address and passphrase this once. */
export function PackageForm({
  referral,
  locale,
  languages,
  words,
}: {
  referral: string;
  locale: string;
  languages: { code: string; label: string }[];
  words: Words;
}) {
  const [state, send] = useActionState<PackageState, FormData>(packageForPartner, untouched);
  const { made } = state;
  return (
    <form action={send} noValidate className="grid gap-4">
      <ErrorSummary
        title={words.summary}
        errors={state.problems.map((each) => ({ ...each, id: `package-${each.field}` }))}
      />
      {made && (
        <Notice role="status" title={words.once}>
          <p>{words.onceLead.replace('{until}', made.until)}</p>
          <Once label={words.address} value={made.address} copy={words.copyAddress} copied={words.copied} />
          <Once label={words.passphrase} value={made.passphrase} copy={words.copyPassphrase} copied={words.copied} />
        </Notice>
      )}
      <input type="hidden" name="referral" value={referral} />
      <TextField
        name="days"
        id="package-days"
        label={words.days}
        hint={words.daysHint}
        width="short"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={state.values.days ?? '7'}
        error={problemAt(state, 'days')}
      />
      <SelectField
        name="language"
        id="package-language"
        label={words.language}
        width="short"
        choices={languages}
        defaultValue={state.values.language ?? locale}
      />
      <div>
        <SubmitButton look={made ? 'plain' : 'main'}>{words.submit}</SubmitButton>
      </div>
    </form>
  );
}

function Once({ label, value, copy, copied }: { label: string; value: string; copy: string; copied: string }) {
  return (
    <div className="mt-2">
      <label className="block">
        <span className="block text-sm font-semibold">{label}</span>
        <input
          readOnly
          value={value}
          className="mt-1 min-h-11 w-full rounded-md border border-edge bg-card px-3 font-mono text-sm sm:min-h-10"
        />
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <CopyButton text={value} label={copy} copied={copied} />
      </div>
    </div>
  );
}
