import Link from 'next/link';
import { Notice } from '@/components/notice';
import type { Staff } from '@/lib/actor';
import { reader } from '@/lib/reader';
import { backupOverview } from '../queries';

/** On the page administrators come to: what is wrong with the backups, or one quiet line when nothing is. */
export async function BackupAlarm({ actor }: { actor: Staff }) {
  const { t, moment } = await reader();
  const { health, lastProof } = await backupOverview(actor);
  const link = (
    <Link href="/administration/backups" prefetch={false} className="text-accent underline">
      {t('backups.open')}
    </Link>
  );
  if (health === 'good' && lastProof)
    return (
      <p className="mb-5">
        {link} · {t('backups.healthTitle.good')} ({moment(lastProof)})
      </p>
    );
  return (
    <div className="mb-5">
      <Notice tone={health === 'none' ? 'warn' : 'alarm'} title={t(`backups.healthTitle.${health}`)}>
        <p>
          {t(`backups.health.${health}`)} {link}
        </p>
      </Notice>
    </div>
  );
}
