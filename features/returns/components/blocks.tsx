import { Button } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { block, unblock, withdrawKept } from '../actions';
import type { RecordedBlock } from '../queries/path';
import { daysBetween, blocks as kinds } from '../rules';

type Props = { file: CaseFile; blocks: RecordedBlock[]; mayAdd: boolean; texts: Texts };

/** What keeps somebody now, what kept them before, and the form for what is new. */
export function Blocks({ file, blocks, mayAdd, texts }: Props) {
  const { t } = texts;
  const [now, before] = [blocks.filter(({ until }) => !until), blocks.filter(({ until }) => until)];
  if (blocks.length === 0 && !mayAdd) return null;
  return (
    <section className="grid min-w-0 gap-3" aria-label={t('returns.blocksTitle')}>
      {now.map((one) => (
        <div key={one.id} className="grid min-w-0 gap-1 rounded-md border-l-4 border-warn bg-warn-tint px-4 py-3">
          <p className="font-semibold">
            {t('returns.keptBy', { block: t(`returns.blocks.${one.kind}`) })}{' '}
            <span className="font-normal">
              {t('returns.keptSince', { day: texts.shortDay(one.from), count: daysBetween(one.from, today()) })}
            </span>
          </p>
          <Note block={one} texts={texts} />
          <p className="text-sm text-quiet">
            {t('returns.by', { name: one.by || t('cases.sentences.someone'), at: texts.moment(one.recordedAt) })}
          </p>
          {file.mayChange && <End reference={file.case.reference} block={one} texts={texts} />}
        </div>
      ))}
      {before.length > 0 && (
        <details>
          <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
            {t('returns.keptBefore', { count: before.length })}
          </summary>
          <ul className="mt-2 grid gap-2 border-l-2 border-line pl-3">
            {before.map((one) => (
              <li key={one.id}>
                {t(`returns.blocks.${one.kind}`)}{' '}
                <span className="text-quiet">
                  {texts.shortDay(one.from)} – {texts.shortDay(one.until ?? one.from)}
                </span>
                <Note block={one} texts={texts} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayAdd && <NewBlock reference={file.case.reference} texts={texts} />}
    </section>
  );
}

function Note({ block: { note, hasNote }, texts: { t } }: { block: RecordedBlock; texts: Texts }) {
  if (note) return <p className="wrap-anywhere max-w-prose whitespace-pre-line">{note}</p>;
  return hasNote ? <p className="text-quiet">{t('returns.noteSealed')}</p> : null;
}

function End({ reference, block: one, texts: { t } }: { reference: string; block: RecordedBlock; texts: Texts }) {
  return (
    <details>
      <summary className="cursor-pointer py-2 text-accent underline sm:py-0">{t('returns.end')}</summary>
      <div className="mt-2 grid gap-3">
        <DescribedForm
          id={`end-${one.id}`}
          action={unblock}
          hidden={{ reference, block: one.id }}
          look="plain"
          words={{ summary: t('app.errors.summary'), submit: t('returns.endSubmit') }}
          fields={[{ kind: 'day', name: 'until', label: t('returns.endOn'), width: 'short', value: today() }]}
        />
        <form action={withdrawKept}>
          <input type="hidden" name="reference" value={reference} />
          <input type="hidden" name="block" value={one.id} />
          <Button look="quiet" className="-ml-2">
            {t('returns.withdrawBlock')}
          </Button>
        </form>
      </div>
    </details>
  );
}

function NewBlock({ reference, texts: { t } }: { reference: string; texts: Texts }) {
  return (
    <details className="rounded-md border border-line px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('returns.addBlock')}</summary>
      <div className="mt-4">
        <DescribedForm
          id="block"
          action={block}
          hidden={{ reference, submission: newId() }}
          words={{ summary: t('app.errors.summary'), submit: t('returns.blockSubmit') }}
          fields={[
            {
              ...{ kind: 'select', name: 'block', label: t('returns.block'), width: 'medium' },
              choices: kinds.map((code) => ({ code, label: t(`returns.blocks.${code}`) })),
              empty: t('returns.choose'),
            },
            { kind: 'day', name: 'from', label: t('returns.blockFrom'), width: 'short', value: today() },
            { kind: 'long', name: 'note', label: t('returns.blockNote'), hint: t('returns.blockNoteHint') },
          ]}
        />
      </div>
    </details>
  );
}
