'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextArea, TextField } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { SubmitButton } from '@/components/submit-button';
import { setLetterForm } from '../actions';
import type { Template } from '../rules';

export type TemplateWords = {
  subject: string;
  body: string;
  bodyHint: string;
  preview: string;
  previewTitle: string;
  submit: string;
  summary: string;
};

type Props = { kind: string; language: string; template: Template; words: TemplateWords };

/** How one letter is worded, with a look at it about an invented person before it is saved. */
export function TemplateForm({ kind, language, template, words }: Props) {
  const [state, send] = useActionState(setLetterForm, untouched);
  const { preview } = state.values;
  const id = (field: string) => `${kind}-${field}`;
  const value = (field: keyof Template) => state.values[field] ?? template[field];
  return (
    <form action={send} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {state.done && <Notice role="status" title={state.done} />}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="language" value={language} />
      <TextField
        id={id('subject')}
        name="subject"
        label={words.subject}
        defaultValue={value('subject')}
        error={problemAt(state, 'subject')}
        autoComplete="off"
      />
      <TextArea
        id={id('body')}
        name="body"
        label={words.body}
        hint={words.bodyHint}
        rows={14}
        defaultValue={value('body')}
        error={problemAt(state, 'body')}
        autoComplete="off"
      />
      {preview && (
        <section aria-label={words.previewTitle} className="rounded-md border border-line bg-sunk p-4">
          <h3 className="mb-2 font-bold">{words.previewTitle}</h3>
          <p className="wrap-anywhere max-w-prose whitespace-pre-line">{preview}</p>
        </section>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{words.submit}</SubmitButton>
        <Button type="submit" look="plain" name="look" value="1">
          {words.preview}
        </Button>
      </div>
    </form>
  );
}
