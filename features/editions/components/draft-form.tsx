import { DescribedForm } from '@/components/described-form';
import { Card } from '@/components/page';
import { type Office, officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import { EVERY_OFFICE } from '../access';
import { draftForm } from '../actions/editions';

type Props = { month: string; scopes: { scope: string; office: Office }[]; texts: Texts };

/** Begins an edition of a month: of every office, or of one. */
export function DraftForm({ month, scopes, texts: { t, locale } }: Props) {
  const choices = scopes.map(({ scope, office }) => ({
    code: scope,
    label: scope === EVERY_OFFICE ? t('editions.every') : officeName(office, locale),
  }));
  return (
    <Card title={t('editions.draft.title')} id="draft">
      <p className="mb-3 max-w-prose text-pretty">{t('editions.draft.hint')}</p>
      <DescribedForm
        id="draft"
        action={draftForm}
        hidden={{ month }}
        words={{ summary: t('app.errors.summary'), submit: t('editions.draft.submit') }}
        look="plain"
        fields={[
          {
            ...{ kind: 'select', name: 'scope', label: t('editions.draft.scope'), width: 'medium' },
            ...{ choices, value: choices[0]?.code ?? '' },
          },
        ]}
      />
    </Card>
  );
}
