import { Button } from '@/components/button';
import { DescribedForm, type FieldShape } from '@/components/described-form';
import { Badge, Notice } from '@/components/notice';
import { Card } from '@/components/page';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { partnerName } from '@/features/partners/queries';
import type { Partner } from '@/features/partners/rules';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { need, serve, takeBack } from '../actions';
import type { Proceeding, Service } from '../queries/of-case';
import { isUnmet } from '../rules';
import { Proceedings } from './proceedings';

const outcomes = ['needed', 'changed', 'withdrawn', 'withdrawn-already', 'proceeding'] as const;

type Props = {
  file: CaseFile;
  services: Service[];
  proceedings: Proceeding[];
  partners: Partner[];
  outcome?: string;
  texts: Texts;
};

/** What somebody needs and gets, with the next step of each; and where they stand in criminal proceedings. */
export function CaseServices({ file, services, proceedings, partners, outcome, texts }: Props) {
  const { t } = texts;
  const happened = outcomes.find((each) => each === outcome);
  const mayAdd = file.mayChange && !file.erasedAt;
  return (
    <Card title={t('services.title')} id="services">
      <div className="grid min-w-0 gap-4">
        {happened && <Notice role="status">{t(`services.happened.${happened}`)}</Notice>}
        {services.length === 0 && <p className="text-quiet">{t('services.none')}</p>}
        {services.length > 0 && (
          <ul className="grid min-w-0 gap-3">
            {services.map((service) => (
              <One key={service.id} {...{ file, service, partners, mayAdd, texts }} />
            ))}
          </ul>
        )}
        {mayAdd && <NewNeeds reference={file.case.reference} texts={texts} />}
        <Proceedings file={file} proceedings={proceedings} texts={texts} />
      </div>
    </Card>
  );
}

const tones = { needed: 'warn', planned: 'plain', provided: 'calm', declined: 'plain', unavailable: 'alarm' } as const;

type OneProps = { file: CaseFile; service: Service; partners: Partner[]; mayAdd: boolean; texts: Texts };

function One({ file, service, partners, mayAdd, texts }: OneProps) {
  const { t, locale, shortDay } = texts;
  const { type, state, on, neededOn, until, nextOn, partner, note, hasNote, by, changedAt } = service;
  const late = nextOn !== null && nextOn < today();
  const provider = partners.find(({ code }) => code === partner);
  return (
    <li className="grid min-w-0 gap-1 rounded-md border border-line px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-semibold">{label('service_type', type, locale)}</span>
        <Badge tone={tones[state]}>{label('service_state', state, locale)}</Badge>
        {late && <Badge tone="alarm">▲ {t('services.late')}</Badge>}
      </p>
      <p className="text-sm">
        {[
          isUnmet(state) ? t('services.neededSince', { day: shortDay(neededOn) }) : shortDay(on),
          state === 'planned' && t('services.plannedOn', { day: shortDay(on) }),
          until && t('services.until', { day: shortDay(until) }),
          provider && partnerName(provider, locale),
          nextOn && t('services.nextBy', { day: shortDay(nextOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {note && <p className="wrap-anywhere max-w-prose whitespace-pre-line">{note}</p>}
      {hasNote && note === null && <p className="text-quiet">{t('services.sealed')}</p>}
      <p className="text-sm text-quiet">
        {t('services.by', { name: by || t('cases.sentences.someone'), at: texts.moment(changedAt) })}
      </p>
      {mayAdd && <Change file={file} service={service} partners={partners} texts={texts} />}
    </li>
  );
}

/** The note is asked for only where it can be read: else it stays as it is. */
function Change({ file, service, partners, texts }: Omit<OneProps, 'mayAdd'>) {
  const { t, locale } = texts;
  const { reference } = file.case;
  const { id, version, state, on, until, nextOn, partner, note, hasNote } = service;
  const open = partners.filter(({ code, closedAt }) => !closedAt || code === partner);
  const readable = !hasNote || note !== null;
  return (
    <details>
      <summary className="cursor-pointer py-2 text-accent underline sm:py-0">{t('services.change')}</summary>
      <div className="mt-3 grid gap-4">
        <DescribedForm
          id={`service-${id}`}
          action={serve}
          hidden={{ reference, service: id, version: String(version) }}
          look="plain"
          words={{ summary: t('app.errors.summary'), submit: t('services.save') }}
          fields={[
            {
              ...{ kind: 'radio', name: 'state', label: t('services.state'), columns: 'line', value: state },
              choices: choices('service_state', locale),
            },
            // Whoever changes what is waited for says what happened today.
            { kind: 'day', name: 'on', label: t('services.on'), width: 'short', value: isUnmet(state) ? today() : on },
            {
              ...{ kind: 'select', name: 'partner', label: t('services.provider'), width: 'medium' },
              choices: open.map((one) => ({ code: one.code, label: partnerName(one, locale) })),
              ...{ empty: t('services.ownOffice'), value: partner ?? '' },
            },
            {
              ...{ kind: 'day', name: 'until', label: t('services.untilLabel'), hint: t('services.untilHint') },
              ...{ width: 'short', value: until ?? '' },
            },
            { kind: 'day', name: 'nextOn', label: t('services.nextOn'), width: 'short', value: nextOn ?? '' },
            ...(readable ? [noteField(note ?? '', t)] : []),
          ]}
        />
        <form action={takeBack}>
          <input type="hidden" name="reference" value={reference} />
          <input type="hidden" name="service" value={id} />
          <Button look="quiet" className="-ml-2">
            {t('services.withdraw')}
          </Button>
        </form>
      </div>
    </details>
  );
}

function NewNeeds({ reference, texts: { t, locale } }: { reference: string; texts: Texts }) {
  return (
    <details className="rounded-md border border-line px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('services.add')}</summary>
      <div className="mt-4">
        <DescribedForm
          id="needs"
          action={need}
          hidden={{ reference, submission: newId() }}
          words={{ summary: t('app.errors.summary'), submit: t('services.addSubmit') }}
          fields={[
            {
              ...{
                kind: 'boxes',
                name: 'types',
                label: t('services.types'),
                hint: t('services.typesHint'),
                columns: 2,
              },
              choices: choices('service_type', locale),
            },
            { kind: 'day', name: 'on', label: t('services.neededOn'), width: 'short', value: today() },
            noteField('', t),
          ]}
        />
      </div>
    </details>
  );
}

const noteField = (value: string, t: Texts['t']): FieldShape => ({
  ...{ kind: 'long', name: 'note', label: t('services.note'), hint: t('services.noteHint'), value },
});
