import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { ConsentForm } from '@/features/consents/components/consent-form';
import { ConsentHistory, ConsentTable } from '@/features/consents/components/consent-list';
import { consentsOf } from '@/features/consents/queries';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }> };

export default async function ConsentsPage({ params }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { file, history, standing } = await orNotFound(consentsOf(actor, (await params).reference));
  const { reference } = file.case;
  return (
    <Page
      title={t('consents.title', { reference })}
      lead={t('consents.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <IdentityBar file={file} back="consents" texts={texts} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <div className="grid min-w-0 gap-4">
            <Card title={t('consents.inForce')}>
              <ConsentTable standing={standing} texts={texts} />
            </Card>
            <Card title={t('consents.history')}>
              <ConsentHistory history={history} texts={texts} />
            </Card>
          </div>
          {file.mayChange && !file.erasedAt && (
            <Card title={t('consents.record')}>
              <ConsentForm reference={reference} texts={texts} />
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
