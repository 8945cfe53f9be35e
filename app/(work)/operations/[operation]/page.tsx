import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { officeName } from '@/features/offices/queries';
import { singleActs, tickActs } from '@/features/operations/components/acts';
import { Happened, type HappenedAsked } from '@/features/operations/components/happened';
import { Manifest, shownWays } from '@/features/operations/components/manifest';
import { type Before, ManifestAct } from '@/features/operations/components/manifest-act';
import { OperationFacts } from '@/features/operations/components/operation-facts';
import { SingleActForm } from '@/features/operations/components/single-act';
import { Totals } from '@/features/operations/components/totals';
import { type OperationFile, operationFile } from '@/features/operations/queries/operation';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

type Asked = HappenedAsked & Before & { do?: string; show?: string };
type Props = { params: Promise<{ operation: string }>; searchParams: Promise<Asked> };

export default async function OperationPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const file = await orNotFound(operationFile(actor, (await params).operation));
  const { operation, office, detail } = file;
  const asked = await searchParams;
  const lead = { kind: t(`operations.kinds.${operation.kind}`), office: officeName(office, locale) };
  return (
    <Page
      title={detail ? operation.name : operation.reference}
      lead={`${detail ? `${operation.reference} · ` : ''}${t('operations.file.lead', { ...lead, day: texts.day(operation.on) })}`}
      actions={detail && <Ways file={file} texts={texts} />}
    >
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <Happened asked={asked} texts={texts} />
        <Totals file={file} texts={texts} />
        <OperationFacts file={file} texts={texts} />
        {detail && <Rows file={file} rows={detail.rows} asked={asked} texts={texts} />}
      </div>
    </Page>
  );
}

function Ways({ file: { operation, mayLead }, texts: { t } }: { file: OperationFile; texts: Texts }) {
  const at = `/operations/${operation.reference}`;
  return (
    <>
      {mayLead && (
        <>
          <LinkButton look="quiet" href={`${at}/edit`} prefetch={false}>
            {t('operations.file.edit')}
          </LinkButton>
          <LinkButton look="plain" href={`${at}/course`} prefetch={false}>
            {t('operations.file.course')}
          </LinkButton>
          <LinkButton look="plain" href={`${at}/documents`} prefetch={false}>
            {t('operations.file.documents')}
          </LinkButton>
        </>
      )}
      <LinkButton look="plain" href={`${at}/add`} prefetch={false}>
        {t('operations.file.add')}
      </LinkButton>
    </>
  );
}

type Shown = { file: OperationFile; rows: NonNullable<OperationFile['detail']>['rows']; asked: Asked; texts: Texts };

/** The manifest, or the act on it that was asked for. */
function Rows({ file, rows, asked, texts }: Shown) {
  const many = tickActs.find((each) => each === asked.do);
  if (many) return <ManifestAct file={file} rows={rows} act={many} before={asked} texts={texts} />;
  const single = singleActs.find((each) => each === asked.do);
  if (single) return <SingleActForm file={file} rows={rows} act={single} texts={texts} />;
  const show = shownWays.find((each) => each === asked.show);
  return <Manifest file={file} rows={rows} show={show} texts={texts} />;
}
