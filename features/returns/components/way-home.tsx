import Link from 'next/link';
import { Button, LinkButton } from '@/components/button';
import { Badge, Notice } from '@/components/notice';
import { Card } from '@/components/page';
import type { CaseFile } from '@/features/cases/queries/case-file';
import type { Texts } from '@/lib/texts';
import { withdrawStep } from '../actions';
import type { PathStep, RecordedMilestone, WayHome } from '../queries/path';
import type { Kind } from '../rules';
import { milestoneWords } from '../words';
import { Blocks } from './blocks';
import { StepForm } from './step-form';

const outcomes = [
  ...(['recorded', 'withdrawn', 'withdrawn-already', 'stale', 'blocked', 'ended', 'ended-already'] as const),
];

type Props = {
  file: CaseFile;
  way: WayHome;
  /** Which milestone the address asks to record, and what came of the last form. */
  step?: Kind;
  outcome?: string;
  texts: Texts;
};

/** The way home of a case: how far it is, by whom, with which papers, and what keeps the person. */
export function WayHomeCard({ file, way, step, outcome, texts }: Props) {
  const { t } = texts;
  const { reference } = file.case;
  const happened = outcomes.find((each) => each === outcome);
  const mayAdd = file.mayChange && !file.erasedAt;
  return (
    <Card
      title={t('returns.title')}
      id="way-home"
      actions={
        file.mayChange && (
          <LinkButton look="quiet" href={`/cases/${reference}/return`} prefetch={false}>
            {t('returns.otherStatus')}
          </LinkButton>
        )
      }
    >
      <div className="grid min-w-0 gap-4">
        {happened && (
          <Notice role="status" tone={happened === 'stale' ? 'warn' : 'calm'}>
            {t(`returns.happened.${happened}`)}
          </Notice>
        )}
        <Blocks file={file} blocks={way.blocks} mayAdd={mayAdd && way.next !== null} texts={texts} />
        <ol className="grid min-w-0 gap-0">
          {way.path.map((each) => (
            <Step
              key={each.kind}
              {...{ file, each, texts }}
              isNext={each.kind === way.next}
              mayAdd={mayAdd && step !== each.kind}
            />
          ))}
        </ol>
        {mayAdd && step && (
          <section className="grid gap-4 rounded-md border border-accent px-4 py-3" aria-labelledby="step-title">
            <h3 id="step-title" className="font-semibold">
              {t('returns.form.title', { kind: t(`returns.kinds.${step}`) })}
            </h3>
            <StepForm moved={movedOf(file)} kind={step} texts={texts} />
          </section>
        )}
        <Withdrawn way={way} texts={texts} />
      </div>
    </Card>
  );
}

/** The case as a form of a milestone begins with it. */
export function movedOf({ case: row, versions }: CaseFile) {
  return {
    reference: row.reference,
    version: versions.track?.version ?? 0,
    answers: { mode: row.returnMode, basis: row.returnBasis, funding: row.returnFunding },
  };
}

type StepProps = { file: CaseFile; each: PathStep; isNext: boolean; mayAdd: boolean; texts: Texts };

function Step({ file, each, isNext, mayAdd, texts }: StepProps) {
  const { t } = texts;
  const { kind, milestones, passedOn } = each;
  const done = milestones.length > 0;
  const record = t(done ? 'returns.recordAnew' : 'returns.record');
  const sign = done ? '●' : passedOn ? '◐' : isNext ? '▶' : '○';
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 border-l-0 py-1.5">
      <span aria-hidden="true" className={done || isNext ? 'text-accent' : 'text-quiet'}>
        {sign}
      </span>
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className={done || isNext ? 'font-semibold' : ''}>{t(`returns.kinds.${kind}`)}</span>
          {isNext && !done && <Badge tone="warn">{t('returns.next')}</Badge>}
          {mayAdd && (isNext || !(done || passedOn) || repeats.includes(kind)) && (
            <Link
              href={`/cases/${file.case.reference}?step=${kind}#way-home`}
              prefetch={false}
              aria-label={`${record}: ${t(`returns.kinds.${kind}`)}`}
              className="inline-block py-2 text-sm text-accent underline sm:py-0"
            >
              {record}
            </Link>
          )}
        </p>
        {!done && passedOn && (
          <p className="text-sm text-quiet">{t('returns.passed', { day: texts.shortDay(passedOn) })}</p>
        )}
        {milestones.map((milestone) => (
          <Milestone key={milestone.id} file={file} milestone={milestone} texts={texts} />
        ))}
      </div>
    </li>
  );
}

/** What may come anew: another document, another clearance, another booking. */
const repeats: Kind[] = ['travel_document', 'exit_clearance', 'booked'];

type One = { file: CaseFile; milestone: RecordedMilestone; texts: Texts };

function Milestone({ file, milestone, texts }: One) {
  const { t } = texts;
  const { on, hasNumber, number, by, recordedAt } = milestone;
  const words = [texts.shortDay(on), ...milestoneWords(milestone, texts)];
  return (
    <div className="min-w-0">
      <p className="wrap-anywhere">
        {words.join(' · ')}
        {number && <span className="tabular-nums"> · {number}</span>}
        {hasNumber && number === null && <span className="text-quiet"> · {t('returns.numberSealed')}</span>}
      </p>
      <div className="flex flex-wrap items-baseline gap-x-3 text-sm text-quiet">
        <span>{t('returns.by', { name: by || t('cases.sentences.someone'), at: texts.moment(recordedAt) })}</span>
        {file.mayChange && <Withdrawal file={file} id={milestone.id} texts={texts} />}
      </div>
    </div>
  );
}

/** Asked once more before it is done: what is withdrawn does not come back. */
function Withdrawal({ file, id, texts: { t } }: { file: CaseFile; id: string; texts: Texts }) {
  return (
    <details>
      <summary className="cursor-pointer py-2 text-accent underline sm:py-0">{t('returns.mistaken')}</summary>
      <form action={withdrawStep} className="my-2 grid justify-items-start gap-2">
        <input type="hidden" name="reference" value={file.case.reference} />
        <input type="hidden" name="version" value={file.versions.track?.version ?? 0} />
        <input type="hidden" name="milestone" value={id} />
        <p>{t('returns.withdrawHint')}</p>
        <Button look="plain">{t('returns.withdraw')}</Button>
      </form>
    </details>
  );
}

/** What was recorded by mistake stays to be seen, out of the way. */
function Withdrawn({ way: { withdrawn }, texts }: { way: WayHome; texts: Texts }) {
  const { t } = texts;
  if (withdrawn.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
        {t('returns.withdrawnCount', { count: withdrawn.length })}
      </summary>
      <ul className="mt-2 grid gap-2 border-l-2 border-line pl-3 text-sm text-quiet">
        {withdrawn.map((one) => (
          <li key={one.id}>
            <s>{[t(`returns.kinds.${one.kind}`), texts.shortDay(one.on), ...milestoneWords(one, texts)].join(' · ')}</s>{' '}
            {one.withdrawnAt &&
              t('returns.withdrawnBy', { name: one.withdrawnByName, at: texts.moment(one.withdrawnAt) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
