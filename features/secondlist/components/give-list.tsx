'use client';

import type { FieldProblem } from '@/components/error-summary';
import { TextArea, TextField } from '@/components/field';
import { Card } from '@/components/page';
import type { ListState, Words } from '../telling';
import { Working } from './working';

const kinds = ['.csv', '.tsv', '.txt', '.xlsx'];

type Props = { send: (form: FormData) => void; state: ListState; words: Words };

/** The first step: cells pasted from a spreadsheet, or a file. */
export function GiveList({ send, state, words }: Props) {
  return (
    <Card title={words.give}>
      <form action={send} noValidate className="grid gap-4">
        <GivenFields state={state} words={words} />
        <Working name="step" value="read" label={words.read} busy={words.reading} />
      </form>
    </Card>
  );
}

type Given = {
  state: { problems: FieldProblem[]; text: string };
  words: Pick<Words, 'paste' | 'pasteHint' | 'file' | 'fileHint'>;
};

/** Where a list is pasted, or a file of it chosen. */
export function GivenFields({ state, words }: Given) {
  const errorAt = (field: string) => state.problems.find((problem) => problem.field === field)?.message;
  return (
    <>
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
    </>
  );
}
