import { Badge, Notice } from '@/components/notice';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { Overview } from '../queries';
import { type Health, isFailure } from '../rules';

const tones: Record<Health, 'calm' | 'warn' | 'alarm'> = {
  good: 'calm',
  none: 'warn',
  'no-key': 'alarm',
  failed: 'alarm',
  old: 'alarm',
};

/** How it stands, and when a backup was last proven. */
export function HealthNotice({ health, lastProof, texts }: Pick<Overview, 'health' | 'lastProof'> & { texts: Texts }) {
  const { t, moment } = texts;
  return (
    <Notice tone={tones[health]} title={t(`backups.healthTitle.${health}`)}>
      <p>{t(`backups.health.${health}`)}</p>
      <p>
        {t('backups.lastProof')} <strong>{lastProof ? moment(lastProof) : t('backups.never')}</strong>
      </p>
    </Notice>
  );
}

/** The newest backups, and what became of each. */
export function BackupTable({ made, texts }: { made: Overview['made']; texts: Texts }) {
  const { t, moment, number } = texts;
  if (made.length === 0) return <p className="text-quiet">{t('backups.noList')}</p>;
  return (
    <Table
      caption={t('backups.list')}
      columns={[
        { key: 'madeAt', title: t('backups.madeAt') },
        { key: 'proof', title: t('backups.proof') },
        { key: 'size', title: t('backups.size'), numeric: true, roomy: true },
        { key: 'file', title: t('backups.file'), roomy: true },
      ]}
      rows={made.map((backup) => ({
        key: backup.id,
        cells: [
          moment(backup.madeAt),
          <Proof key="proof" backup={backup} texts={texts} />,
          t('backups.megabytes', { count: number(Math.ceil(backup.size / 1_000_000)) }),
          <span key="file" className="text-sm break-all">
            {backup.file.split(/[\\/]/).at(-1)}
          </span>,
        ],
      }))}
    />
  );
}

function Proof({ backup, texts }: { backup: Overview['made'][number]; texts: Texts }) {
  const { t } = texts;
  if (backup.failed) {
    const reason = t(`backups.failures.${isFailure(backup.failed) ? backup.failed : 'failed'}`);
    return (
      <span className="font-semibold text-alarm">
        <span aria-hidden="true">▲ </span>
        {t('backups.failedWith', { reason })}
      </span>
    );
  }
  return (
    <>
      {backup.provenAt ? t('backups.proven') : t('backups.running')}{' '}
      {!backup.there && <Badge tone="warn">{t('backups.missing')}</Badge>}
    </>
  );
}
