'use client';

import { TextArea, TextField } from '@/components/field';
import { Card } from '@/components/page';
import type { ListState, Words } from '../telling';
import { Working } from './working';

const kinds = ['.csv', '.tsv', '.txt', '.xlsx'];

type Props = { send: (form: FormData) => void; state: ListState; words: Words };

/** The first step: cells pasted from a spreadsheet, or a file. */
export function GiveList({ send, state, words }: Props) {
  const errorAt = (field: string) => state.problems.find((problem) => problem.field === field)?.message;
  return (
    <Card title={words.give}>
      <form action={send} noValidate className="grid gap-4">
        <TextArea
          name="text"
          label={words.paste}
          hint={words.pasteHint}
          error={errorAt('text')}
          defaultValue={state.text}
          rows={8}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="file"
          type="file"
          label={words.file}
          hint={words.fileHint}
          error={errorAt('file')}
          accept={kinds.join()}
          width="medium"
        />
        <Working name="step" value="read" label={words.read} busy={words.reading} />
      </form>
    </Card>
  );
}
