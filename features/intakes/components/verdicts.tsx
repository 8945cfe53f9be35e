'use client';

import { useEffect } from 'react';
import { FormPager } from '@/components/form-pager';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { askBeforeLeaving } from '@/features/secondlist/components/leaving';
import type { Send } from '@/features/secondlist/components/use-list-form';
import { Working } from '@/features/secondlist/components/working';
import type { JudgedTold, Words } from '../telling';
import { Another } from './another';
import { VerdictTable } from './verdict-table';

type Props = { send: Send; list: string; judged: JudgedTold; words: Words };

/** The third step: what each row is, what is done with it, and what confirming would do. */
export function Verdicts({ send, list, judged, words }: Props) {
  useEffect(askBeforeLeaving, []);
  const { kind, page, rows } = judged;
  const label = judged.kinds.find((each) => each.kind === kind)?.label ?? '';
  return (
    <form action={send} noValidate className="grid min-w-0 gap-4">
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="part" value={`${kind}:${page}`} />
      {judged.notes.map((note) => (
        <p key={note} className="max-w-3xl text-pretty text-quiet">
          {note}
        </p>
      ))}
      <fieldset className="flex min-w-0 flex-wrap gap-2">
        <legend className="sr-only">{words.kinds}</legend>
        {judged.kinds.map((each) => (
          <SubmitButton
            key={each.kind}
            name="show"
            value={`${each.kind}:1`}
            look={each.kind === kind ? 'main' : 'plain'}
            aria-pressed={each.kind === kind}
          >
            <span>{each.label}</span> <span className="tabular-nums">{each.count}</span>
          </SubmitButton>
        ))}
      </fieldset>
      <p className="max-w-3xl text-pretty">{judged.lead}</p>
      {judged.bulk.length > 0 && (
        <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
          <legend className="mb-1 text-sm text-quiet">{words.bulk}</legend>
          {judged.bulk.map(({ act, label: text }) => (
            <SubmitButton key={act} look="plain" name="bulk" value={act}>
              {text}
            </SubmitButton>
          ))}
        </fieldset>
      )}
      {rows.length > 0 ? (
        <VerdictTable key={`${kind}:${page}`} caption={label} kind={kind} rows={rows} words={words} />
      ) : (
        <Notice title={words.nobody} />
      )}
      {kind === 'broken' && rows.length > 0 && (
        <div className="grid justify-items-start gap-2">
          <p className="max-w-3xl text-sm text-pretty text-quiet">{words.mendHint}</p>
          <Working name="mend" value="yes" label={words.mendNow} busy={words.judging} look="plain" />
        </div>
      )}
      <FormPager list={judged.kind} page={judged.page} pages={judged.pages} words={words} />
      <Card title={words.plan} id="decisions">
        <ul className="mb-2 list-disc pl-5">
          {judged.plan.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="mb-3 max-w-3xl text-sm text-pretty text-quiet">{words.planHint}</p>
        <div className="flex flex-wrap items-start gap-2">
          <Working name="confirm" value="yes" label={words.confirm} busy={words.confirming} />
          <Another words={words} />
        </div>
      </Card>
    </form>
  );
}
