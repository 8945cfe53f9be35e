import { LinkButton } from '@/components/button';
import { Badge } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { CaseFile } from '../queries/case-file';
import { isClosed } from '../rules';

/** Where the case stands, in badges, and what can be done with it as a whole. */
export function CaseHead({ file, texts }: { file: CaseFile; texts: Texts }) {
  const { t, locale } = texts;
  const { case: row } = file;
  const flagged = row.retrafficking === 'retrafficked' || row.retrafficking === 'went_back_same_sector';
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex flex-wrap gap-2">
        <Badge>{label('case_status', row.status, locale)}</Badge>
        {row.closureReason && <Badge tone="plain">{label('case_closure_reason', row.closureReason, locale)}</Badge>}
        <Badge tone="plain">
          {t('cases.file.return')}: {label('repatriation_status', row.returnStatus, locale)}
        </Badge>
        {flagged && <Badge tone="alarm">▲ {label('retrafficking', row.retrafficking ?? '', locale)}</Badge>}
        {row.inDanger === 'present' && <Badge tone="alarm">▲ {t('cases.file.inDanger')}</Badge>}
      </div>
      {file.mayChange && <Moves reference={row.reference} closed={isClosed(row)} texts={texts} />}
    </div>
  );
}

function Moves({ reference, closed, texts: { t } }: { reference: string; closed: boolean; texts: Texts }) {
  const to = (route: string) => `/cases/${reference}/${route}`;
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton look="plain" href="#way-home">
        {t('cases.file.recordReturn')}
      </LinkButton>
      {!closed && (
        <LinkButton look="plain" href={to('status')} prefetch={false}>
          {t('cases.file.move')}
        </LinkButton>
      )}
      <LinkButton look="plain" href={to(closed ? 'reopening' : 'closure')} prefetch={false}>
        {closed ? t('cases.file.reopen') : t('cases.file.close')}
      </LinkButton>
    </div>
  );
}
