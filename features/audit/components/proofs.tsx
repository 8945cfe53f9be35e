import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import type { Texts } from '@/lib/texts';
import { verifyAuditNow } from '../actions';
import { type StoredCheckpoint, shortForm } from '../checkpoint';
import type { Told } from '../queries/entries';
import { sentenceOf, whoOf } from '../sentences';

/** Whether the audit is whole, as far as anybody has looked, and what proves it. */
export function Proofs({
  verification,
  checkpoint,
  keyId,
  texts,
}: {
  verification: Told | null;
  checkpoint: StoredCheckpoint | null;
  keyId: string;
  texts: Texts;
}) {
  const { t, moment } = texts;
  return (
    <Card title={t('audit.proofs.title')}>
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="grid content-start gap-3">
          <LastVerification verification={verification} texts={texts} />
          <form action={verifyAuditNow}>
            <SubmitButton look="plain">{t('audit.proofs.verify')}</SubmitButton>
          </form>
        </div>
        <div className="grid min-w-0 content-start gap-3">
          <div>
            <p>
              {checkpoint
                ? t('audit.proofs.checkpoint', { seq: checkpoint.seq, moment: moment(checkpoint.at) })
                : t('audit.proofs.noCheckpoint')}
            </p>
            {checkpoint && (
              <p className="text-sm break-words text-quiet">
                {t('audit.proofs.mark', { mark: shortForm(checkpoint) })}
              </p>
            )}
            <p className="text-sm break-words text-quiet">{t('audit.proofs.key', { key: keyId })}</p>
          </div>
          <p className="max-w-prose text-sm text-pretty text-quiet">{t('audit.proofs.why')}</p>
          <div>
            <LinkButton look="plain" href="/audit/checkpoint" prefetch={false} download>
              {t('audit.proofs.download')}
            </LinkButton>
          </div>
        </div>
      </div>
    </Card>
  );
}

function LastVerification({ verification, texts }: { verification: Told | null; texts: Texts }) {
  const { t, moment } = texts;
  if (!verification) return <p>{t('audit.proofs.never')}</p>;
  const { entry, details } = verification;
  const words = { moment: moment(entry.at), who: whoOf(verification, texts) };
  if (entry.act === 'audit.verified')
    return <p role="status">{t('audit.proofs.verified', { ...words, entries: Number(details.entries) })}</p>;
  return (
    <Notice tone="alarm" role="alert" title={`▲ ${t('audit.proofs.found', words)}`}>
      <p>{sentenceOf(verification, texts)}</p>
      <p className="mt-1">{t('audit.proofs.act')}</p>
    </Notice>
  );
}
