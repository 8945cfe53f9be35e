import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { RequestList } from '@/features/rights/components/request-list';
import { RightsForms } from '@/features/rights/components/rights-forms';
import { requestsOf } from '@/features/rights/queries/requests';
import { copyRefusals } from '@/features/rights/rules';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ copy?: string }> };

export default async function RightsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { file, requests } = await orNotFound(requestsOf(actor, (await params).reference));
  const { reference } = file.case;
  const { copy } = await searchParams;
  const noCopy = copyRefusals.find((reason) => reason === copy);
  return (
    <Page
      title={t('rights.title', { reference })}
      lead={t('rights.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {noCopy && <Notice tone="warn">{t(`rights.noCopy.${noCopy}`)}</Notice>}
        <IdentityBar file={file} back="rights" texts={texts} />
        <Card title={t('rights.requests')}>
          <RequestList reference={reference} requests={requests} now={new Date()} texts={texts} />
        </Card>
        {!file.erasedAt && (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
            <RightsForms reference={reference} stopped={file.useStoppedAt !== null} texts={texts} />
          </div>
        )}
      </div>
    </Page>
  );
}
