import { Badge } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import type { RecordedAttempt } from '../queries/file';
import type { DueMonth, Outcome } from '../rules';

const tones = { well: 'calm', concern: 'warn', not_reached: 'plain', abroad_again: 'alarm' } as const;
const marks: Record<Outcome, string> = { well: '✓', concern: '!', not_reached: '–', abroad_again: '▲' };

/** The schedule of one return, month by month. */
export function MonthList({ months, texts }: { months: DueMonth[]; texts: Texts }) {
  const { t } = texts;
  return (
    <ul className="grid gap-1">
      {months.map(({ month, due, state }) => (
        <li key={month} className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-24 font-semibold">{t('followUps.month', { count: month })}</span>
          <time dateTime={due}>{texts.day(due)}</time>
          <Badge tone={state === 'overdue' ? 'alarm' : state === 'done' ? 'calm' : 'plain'}>
            {state === 'overdue' ? '▲ ' : state === 'done' ? '✓ ' : ''}
            {t(`followUps.states.${state}`)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

/** Every attempt, newest first: its day, what came of it and who made it always, in words while the identity is open. */
export function AttemptList({ attempts, texts }: { attempts: RecordedAttempt[]; texts: Texts }) {
  const { t } = texts;
  if (attempts.length === 0) return <p className="text-quiet">{t('followUps.case.nothingYet')}</p>;
  return (
    <ol className="grid min-w-0 gap-4">
      {attempts.map((attempt) => (
        <li key={attempt.id} className="grid min-w-0 gap-1 border-b border-line pb-4 last:border-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-2">
            <time dateTime={attempt.on} className="font-semibold">
              {texts.day(attempt.on)}
            </time>
            <Badge tone={tones[attempt.outcome]}>
              <span aria-hidden="true">{marks[attempt.outcome]} </span>
              {t(`followUps.outcomes.${attempt.outcome}`)}
            </Badge>
            <span className="text-sm text-quiet">
              {attempt.month === null ? t('followUps.form.beside') : t('followUps.month', { count: attempt.month })}
            </span>
          </p>
          {attempt.note && <p className="wrap-anywhere max-w-prose whitespace-pre-line">{attempt.note}</p>}
          {attempt.hasNote && attempt.note === null && <p className="text-quiet">{t('followUps.case.sealedNote')}</p>}
          <p className="text-sm text-quiet">
            {t('followUps.case.by', { name: attempt.by, at: texts.moment(attempt.recordedAt) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
