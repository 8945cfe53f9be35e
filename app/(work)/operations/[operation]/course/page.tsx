import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { PartnersCard, RouteCard } from '@/features/operations/components/course';
import { Happened, type HappenedAsked } from '@/features/operations/components/happened';
import { PartOfOperation } from '@/features/operations/components/part-of-operation';
import { operationFile } from '@/features/operations/queries/operation';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ operation: string }>; searchParams: Promise<HappenedAsked> };

export default async function CoursePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const file = await orNotFound(operationFile(actor, (await params).operation));
  const { operation } = file;
  if (!file.mayLead) await notFoundFor(actor, 'operation.open');
  return (
    <PartOfOperation
      operation={operation}
      title={t('operations.course.title')}
      lead={operation.reference}
      texts={texts}
    >
      <Happened asked={await searchParams} texts={texts} />
      <RouteCard file={file} texts={texts} />
      <PartnersCard file={file} texts={texts} />
    </PartOfOperation>
  );
}
