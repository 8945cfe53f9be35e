import { requireActor } from '@/features/accounts/session';
import { reopen } from '@/features/cases/actions';
import { MovePage, type MoveQuery } from '@/features/cases/components/move-form';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<MoveQuery> };

export default async function ReopeningPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const file = await orNotFound(caseToMove(actor, (await params).reference));
  const lead = texts.t('cases.moves.reopening.lead');
  return <MovePage file={file} move="reopening" lead={lead} action={reopen} asked={await searchParams} texts={texts} />;
}
