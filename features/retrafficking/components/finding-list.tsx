import { Badge } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { EarlierCase, FindingStep } from '../queries/again';

/** The cases on earlier episodes, as far as their reader sees them; of others the office to ask. */
export function EarlierCases({ earlier, texts }: { earlier: EarlierCase[]; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <ul className="grid gap-1">
      {earlier.map((each) =>
        'reference' in each ? (
          <li key={each.reference}>
            <RowLink href={`/cases/${each.reference}`}>{each.reference}</RowLink> ·{' '}
            {label('country', each.destination, locale)} · {officeName(each.office, locale)} · {endOf(each, texts)}
          </li>
        ) : (
          <li key={each.office.id}>{t('again.elsewhere', { office: officeName(each.office, locale) })}</li>
        ),
      )}
    </ul>
  );
}

type Seen = Extract<EarlierCase, { reference: string }>;

function endOf({ returnedOn, endedOn, handledOn }: Seen, { t, shortDay, month }: Texts): string {
  if (returnedOn) return t('again.returned', { day: shortDay(returnedOn) });
  if (endedOn) return t('again.ended', { month: endedOn.length > 4 ? month(endedOn) : endedOn });
  return t('again.handled', { day: shortDay(handledOn) });
}

/** Every step ever taken, newest first. */
export function FindingHistory({ history, texts }: { history: FindingStep[]; texts: Texts }) {
  const { t, shortDay, moment } = texts;
  return (
    <ol className="grid gap-3 border-l-2 border-line pl-4">
      {history.toReversed().map((step) => (
        <li key={step.id}>
          <p className="flex flex-wrap items-baseline gap-2">
            <span className="font-semibold">{t(`again.states.${step.state}`)}</span>
            {step.until === null && <Badge>{t('again.stands')}</Badge>}
          </p>
          <p className="text-sm text-quiet">
            {step.until
              ? t('again.span', { from: shortDay(step.on), until: shortDay(step.until) })
              : t('again.since', { day: shortDay(step.on) })}{' '}
            · {step.by ? t('again.by', { name: step.by, at: moment(step.recordedAt) }) : t('again.byRule')}
          </p>
          {step.reason && <p className="whitespace-pre-line">{step.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
