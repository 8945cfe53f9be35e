import { requireActor } from '@/features/accounts/session';
import type { MoveQuery } from '@/features/cases/components/move-form';
import { Closure } from '@/features/cases/components/moves';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<MoveQuery> };

export default async function ClosurePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const file = await orNotFound(caseToMove(actor, (await params).reference));
  return <Closure file={file} asked={await searchParams} texts={await reader()} />;
}
