import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayLookAfterBackups } from '@/features/backups/access';
import { NowForm, PlanForm, TakeKeyForm } from '@/features/backups/components/backup-forms';
import { BackupTable, HealthNotice } from '@/features/backups/components/backup-list';
import { MakeKeyForm } from '@/features/backups/components/make-key-form';
import { backupOverview, type Overview } from '@/features/backups/queries';
import { isPassphraseFault } from '@/features/backups/rules';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

type Props = { searchParams: Promise<{ fault?: string }> };

export default async function BackupsPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!mayLookAfterBackups(actor)) await notFoundFor(actor, 'backup.see');
  const texts = await reader();
  const { t } = texts;
  const [overview, { fault }] = await Promise.all([backupOverview(actor), searchParams]);
  const { health, lastProof, key, made } = overview;
  const summary = t('app.errors.summary');
  return (
    <Page title={t('backups.title')} lead={t('backups.lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <HealthNotice health={health} lastProof={lastProof} texts={texts} />
          <Card title={t('backups.list')}>
            <div className="grid gap-4">
              <NowForm
                words={{ summary, submit: t('backups.now'), wait: t('backups.nowWait') }}
                disabled={key === null}
              />
              <BackupTable made={made} texts={texts} />
              <p className="text-sm text-pretty text-quiet">{t('backups.guide')}</p>
            </div>
          </Card>
          <PlanCard overview={overview} texts={texts} />
        </div>
        <KeyCards overview={overview} fault={fault} texts={texts} />
      </div>
    </Page>
  );
}

function PlanCard({ overview: { plan, folder, sameDisk }, texts }: { overview: Overview; texts: Texts }) {
  const { t } = texts;
  const words = {
    summary: t('app.errors.summary'),
    hour: t('backups.plan.hour'),
    hourHint: t('backups.plan.hourHint'),
    folder: t('backups.plan.folder'),
    folderHint: t('backups.plan.folderHint'),
    keep: t('backups.plan.keep'),
    keepHint: t('backups.plan.keepHint'),
    submit: t('backups.plan.save'),
  };
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    code: String(hour),
    label: t('backups.plan.oClock', { hour: String(hour).padStart(2, '0') }),
  }));
  return (
    <Card title={t('backups.plan.title')}>
      <div className="grid gap-4">
        <p className="break-words">{t('backups.plan.where', { folder })}</p>
        {sameDisk && (
          <Notice tone="warn" title={t('backups.plan.sameDisk')}>
            <p>{t('backups.plan.sameDiskBody')}</p>
          </Notice>
        )}
        <PlanForm
          words={words}
          hours={hours}
          plan={{ hour: String(plan.hour), folder: plan.folder ?? '', keep: String(plan.keep) }}
        />
      </div>
    </Card>
  );
}

function KeyCards({ overview: { key }, fault, texts }: { overview: Overview; fault?: string; texts: Texts }) {
  const { t, moment } = texts;
  const since = key && { keyId: key.keyId, at: moment(new Date(key.at)) };
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
      <Card title={t('backups.key.title')}>
        <p className="text-pretty">{t('backups.key.lead')}</p>
        <p className="mt-2 font-semibold">{since ? t('backups.key.current', since) : t('backups.key.none')}</p>
      </Card>
      <Card title={key ? t('backups.key.makeAnother') : t('backups.key.make')}>
        <MakeKeyForm another={key !== null} fault={isPassphraseFault(fault) ? fault : undefined} texts={texts} />
      </Card>
      <Card title={t('backups.key.confirm')}>
        <p className="mb-4 text-pretty">{t('backups.key.confirmLead')}</p>
        <TakeKeyForm
          words={{
            summary: t('app.errors.summary'),
            file: t('backups.key.file'),
            passphrase: t('backups.key.passphrase'),
            submit: t('backups.key.take'),
          }}
        />
      </Card>
    </div>
  );
}
