import { DescribedForm } from '@/components/described-form';
import { Card } from '@/components/page';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { addCases, addUnknown, addWaiting } from '../actions/manifest';
import type { OperationRow } from '../queries/found-operation';
import type { Waiting } from '../queries/waiting';
import { isWayHome, stages } from '../rules';

type Props = { operation: OperationRow; texts: Texts };

/** Cases by their numbers, typed or pasted. */
export function AddCases({ operation: { reference }, texts: { t } }: Props) {
  return (
    <Card title={t('operations.add.cases')}>
      <DescribedForm
        id="cases"
        action={addCases}
        hidden={{ reference }}
        words={{ summary: t('app.errors.summary'), submit: t('operations.add.submit') }}
        fields={[
          {
            kind: 'long',
            name: 'references',
            label: t('operations.add.references'),
            hint: t('operations.add.referencesHint'),
          },
        ]}
      />
    </Card>
  );
}

/** Everybody who waits for a way home from its country, stage by stage. */
export function AddWaiting({ operation, waiting, texts }: Props & { waiting: Waiting[] }) {
  const { t, locale, number } = texts;
  if (!isWayHome(operation.kind)) return null;
  const counted = stages
    .map((stage) => ({ stage, count: waiting.filter((each) => each.stage === stage).length }))
    .filter(({ count }) => count > 0);
  return (
    <Card title={t('operations.add.waiting')}>
      <p className="mb-3 max-w-2xl text-pretty text-quiet">{t('operations.add.waitingHint')}</p>
      {counted.length === 0 ? (
        <p>{t('operations.add.noWaiting')}</p>
      ) : (
        <DescribedForm
          id="waiting"
          action={addWaiting}
          hidden={{ reference: operation.reference }}
          look="plain"
          words={{ summary: t('app.errors.summary'), submit: t('operations.add.submitWaiting') }}
          fields={[
            {
              kind: 'radio',
              name: 'stage',
              label: t('operations.add.stage'),
              choices: counted.map(({ stage, count }) => ({
                code: stage,
                label: t('operations.add.stageCount', {
                  label: label('repatriation_status', stage, locale),
                  count: number(count),
                }),
              })),
              value: counted[0]?.stage,
            },
          ]}
        />
      )}
    </Card>
  );
}

/** People whose identity nobody knows yet. */
export function AddUnknown({ operation: { reference }, texts }: Props) {
  const { t, locale } = texts;
  return (
    <Card title={t('operations.add.unknown')}>
      <p className="mb-3 max-w-2xl text-pretty text-quiet">{t('operations.add.unknownHint')}</p>
      <DescribedForm
        id="unknown"
        action={addUnknown}
        hidden={{ reference, submission: newId() }}
        look="plain"
        words={{ summary: t('app.errors.summary'), submit: t('operations.add.submitUnknown') }}
        fields={[
          { kind: 'text', name: 'persons', label: t('operations.add.persons'), width: 'short', value: '1' },
          {
            kind: 'select',
            name: 'sex',
            label: t('operations.add.sex'),
            width: 'medium',
            choices: choices('sex', locale),
            empty: t('operations.add.unsaid'),
          },
          { kind: 'text', name: 'age', label: t('operations.add.age'), width: 'short' },
          {
            kind: 'select',
            name: 'homeProvince',
            label: t('operations.add.province'),
            width: 'medium',
            choices: choices('province', locale),
            empty: t('operations.add.unsaid'),
          },
        ]}
      />
    </Card>
  );
}
