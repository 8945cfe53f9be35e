import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Table } from '@/components/table';
import { officeName } from '@/features/offices/queries';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { setFollowUpSchedule } from '../actions';
import type { OfficeSchedule } from '../queries/schedules';
import { USUAL_MONTHS } from '../rules';

/** How often each office follows up, and where to change it. */
export function ScheduleTable({ schedules, texts }: { schedules: OfficeSchedule[]; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <Table
      caption={t('followUps.schedule.title')}
      columns={[
        { key: 'office', title: t('followUps.schedule.office') },
        { key: 'months', title: t('followUps.schedule.months') },
        { key: 'since', title: t('followUps.schedule.since'), roomy: true },
        { key: 'change', title: <span className="sr-only">{t('followUps.schedule.change')}</span> },
      ]}
      rows={schedules.map(({ office, schedule }) => ({
        key: office.id,
        cells: [
          officeName(office, locale),
          schedule ? schedule.months.join(', ') : t('followUps.schedule.off'),
          schedule ? texts.shortDay(schedule.since) : '–',
          <LinkButton
            key="change"
            look="quiet"
            href={`/administration/follow-up?office=${office.id}#schedule`}
            prefetch={false}
            aria-label={`${actOf(schedule, texts)}: ${officeName(office, locale)}`}
          >
            {actOf(schedule, texts)}
          </LinkButton>,
        ],
      }))}
    />
  );
}

const actOf = (schedule: OfficeSchedule['schedule'], { t }: Texts) =>
  schedule ? t('followUps.schedule.change') : t('followUps.schedule.switchOn');

/** The schedule of one office; one that has none begins with the usual months, for returns from today on. */
export function ScheduleForm({ chosen: { office, schedule }, texts }: { chosen: OfficeSchedule; texts: Texts }) {
  const { t } = texts;
  return (
    <DescribedForm
      id="schedule"
      action={setFollowUpSchedule}
      hidden={{ office: office.id }}
      words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
      fields={[
        {
          kind: 'text',
          name: 'months',
          label: t('followUps.schedule.monthsLabel'),
          hint: t('followUps.schedule.monthsHint'),
          width: 'medium',
          value: (schedule?.months ?? USUAL_MONTHS).join(', '),
        },
        {
          kind: 'day',
          name: 'since',
          label: t('followUps.schedule.sinceLabel'),
          hint: t('followUps.schedule.sinceHint'),
          width: 'short',
          value: schedule?.since ?? today(),
        },
      ]}
    />
  );
}
