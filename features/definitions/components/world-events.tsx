import { DescribedForm } from '@/components/described-form';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { recordEventForm, withdrawEventForm } from '../actions';
import { named, type WorldEventRow } from '../queries';

type Shown = { events: WorldEventRow[]; texts: Texts };

/** What the numbered marks of a chart stand for. `events` in the order of their numbers. */
export function EventList({ events, texts, mayWithdraw = false }: Shown & { mayWithdraw?: boolean }) {
  const { t, day, locale } = texts;
  if (events.length === 0) return <p className="text-quiet">{t('definitions.events.none')}</p>;
  return (
    <ol className="grid gap-2">
      {events.map((event, n) => (
        <li key={event.id} className="flex flex-wrap items-baseline gap-x-3">
          <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-full border border-ink text-xs font-semibold">
            {n + 1}
          </span>
          <span className="min-w-0 flex-1">
            <time dateTime={event.on} className="font-semibold">
              {day(event.on)}
            </time>
            {event.country && ` · ${label('country', event.country, locale)}`}: {named(event, locale)}
            {event.source && (
              <span className="wrap-anywhere block text-sm text-quiet">
                {t('definitions.events.source', { source: event.source })}
              </span>
            )}
          </span>
          {mayWithdraw && (
            <DescribedForm
              id={`event-${event.id}`}
              action={withdrawEventForm}
              hidden={{ id: event.id }}
              look="quiet"
              fields={[]}
              words={{ summary: t('app.errors.summary'), submit: t('definitions.events.withdraw') }}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** A new event: its day, where, what it was in both languages, and who says so. */
export function NewEvent({ texts }: { texts: Texts }) {
  const { t, locale } = texts;
  return (
    <DescribedForm
      id="event"
      action={recordEventForm}
      hidden={{ submission: newId() }}
      words={{ summary: t('app.errors.summary'), submit: t('definitions.events.add') }}
      fields={[
        { kind: 'day', name: 'on', label: t('definitions.events.on'), width: 'short' },
        {
          kind: 'select',
          name: 'country',
          label: t('definitions.events.country'),
          choices: choices('country', locale),
          empty: t('definitions.events.everywhere'),
          width: 'medium',
        },
        { kind: 'text', name: 'nameId', label: t('definitions.form.nameId') },
        { kind: 'text', name: 'nameEn', label: t('definitions.form.nameEn') },
        { kind: 'text', name: 'source', label: t('definitions.events.from'), hint: t('definitions.events.fromHint') },
      ]}
    />
  );
}
