'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { TextField } from '@/components/field';
import { FormPager } from '@/components/form-pager';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import type { ResultTold, Words } from '../telling';
import { Another } from './another';
import { askBeforeLeaving } from './leaving';
import { LineTable, OursTable } from './set-tables';

type Props = { send: (form: FormData) => void; list: string; result: ResultTold; words: Words; mayExport: boolean };

/** The third step: the four sets with their counts, one of them shown, and what can be done with it. */
export function Result({ send, list, result, words, mayExport }: Props) {
  useEffect(askBeforeLeaving, []);
  const { set, page, pages, lines, people } = result;
  const label = result.sets.find((each) => each.set === set)?.label ?? '';
  return (
    <>
      <form action={send} className="grid gap-4">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="part" value={`${set}:${page}`} />
        <p role="status" className="text-quiet">
          {result.against}
        </p>
        <SetChoice result={result} words={words} />
        {result.draft && <Drafted id={result.draft} words={words} />}
        <div className="grid gap-3">
          <p className="max-w-3xl text-pretty">{result.lead}</p>
          {lines.length > 0 && <LineTable caption={label} lines={lines} words={words} canTake={set === 'theirs'} />}
          {people.length > 0 && <OursTable caption={label} people={people} words={words} />}
          {lines.length + people.length === 0 && <Notice title={words.nobody} />}
          <FormPager list={set} page={page} pages={pages} words={words} />
        </div>
      </form>
      {mayExport && lines.length + people.length > 0 && <Download list={list} set={set} label={label} words={words} />}
      <Another words={words} />
    </>
  );
}

function SetChoice({ result, words }: Pick<Props, 'result' | 'words'>) {
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-2">
      <legend className="sr-only">{words.sets}</legend>
      {result.sets.map(({ set, label, count }) => (
        <SubmitButton
          key={set}
          name="show"
          value={`${set}:1`}
          look={set === result.set ? 'main' : 'plain'}
          aria-pressed={set === result.set}
        >
          <span>{label}</span> <span className="tabular-nums">{count}</span>
        </SubmitButton>
      ))}
    </fieldset>
  );
}

function Drafted({ id, words }: { id: string; words: Words }) {
  return (
    <Notice role="status" title={words.drafted}>
      <Link
        href={`/cases/new?draft=${id}`}
        target="_blank"
        rel="noreferrer"
        prefetch={false}
        className="inline-block py-2 text-accent underline"
      >
        {words.toDraft}
      </Link>
    </Notice>
  );
}

const REASON_MIN = 15;

/** A plain form: the answer is a file, and the page stays. */
function Download({ list, set, label, words }: { list: string; set: string; label: string; words: Words }) {
  return (
    <Card title={`${words.download}: ${label}`}>
      <form method="post" action="/people/second-list/download" className="grid gap-3">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="set" value={set} />
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          required
          minLength={REASON_MIN}
          maxLength={1000}
          autoComplete="off"
        />
        <div>
          <SubmitButton look="plain">{words.downloadNow}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
