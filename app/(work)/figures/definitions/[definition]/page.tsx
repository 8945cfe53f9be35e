import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { mayChange, mayWithdraw } from '@/features/definitions/access';
import { shareDefinitionForm, withdrawDefinitionForm } from '@/features/definitions/actions';
import { DefinitionNumber } from '@/features/definitions/components/definition-number';
import { countDefinition, named } from '@/features/definitions/queries';
import { allOffices, officeName } from '@/features/offices/queries';
import { reader } from '@/lib/reader';

type Address = { params: Promise<{ definition: string }>; searchParams: Promise<{ saved?: string }> };

export default async function DefinitionPage({ params, searchParams }: Address) {
  const actor = await requireActor();
  const { definition: id } = await params;
  const texts = await reader();
  const { t, locale, moment } = texts;
  const [counted, all] = await Promise.all([orNotFound(countDefinition(actor, id)), allOffices(actor)]);
  const offices = new Map(all.map((office) => [office.id, officeName(office, locale)]));
  const { definition } = counted;
  const own = mayChange(actor, definition) && !definition.withdrawnAt;
  const told = definition.sharedAt
    ? t('definitions.sharedOn', { moment: moment(definition.sharedAt) })
    : t('definitions.own');
  return (
    <Page
      title={named(definition, locale)}
      lead={`${t('definitions.by', { name: definition.owner })} · ${told}`}
      actions={
        <LinkButton look="quiet" href="/figures#definitions" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid grid-cols-1 gap-4">
        {(await searchParams).saved && <Notice role="status">{t('definitions.saved')}</Notice>}
        {definition.withdrawnAt && (
          <Notice tone="warn">{t('definitions.withdrawnOn', { moment: moment(definition.withdrawnAt) })}</Notice>
        )}
        <DefinitionNumber counted={counted} texts={texts} offices={offices} />
        {definition.note && <p className="max-w-prose whitespace-pre-line text-pretty">{definition.note}</p>}
        <div className="flex flex-wrap items-start gap-3">
          {own && (
            <LinkButton look="plain" href={`/figures/definitions/${id}/edit`} prefetch={false}>
              {t('definitions.edit')}
            </LinkButton>
          )}
          {own && !definition.sharedAt && (
            <Act does="share" id={id} words={t('definitions.share')} summary={t('app.errors.summary')} />
          )}
          {!definition.withdrawnAt && mayWithdraw(actor, definition) && (
            <Act does="withdraw" id={id} words={t('definitions.withdraw')} summary={t('app.errors.summary')} />
          )}
        </div>
      </div>
    </Page>
  );
}

function Act({ does, id, words, summary }: { does: 'share' | 'withdraw'; id: string; words: string; summary: string }) {
  return (
    <DescribedForm
      id={does}
      action={does === 'share' ? shareDefinitionForm : withdrawDefinitionForm}
      hidden={{ id }}
      look="plain"
      fields={[]}
      words={{ summary, submit: words }}
    />
  );
}
