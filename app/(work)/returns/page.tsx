import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { officesInSight } from '@/features/cases/queries/office-choices';
import { BoardCounts } from '@/features/returns/components/board-counts';
import { BoardList } from '@/features/returns/components/board-list';
import { Moving } from '@/features/returns/components/moving';
import { boardAsked, kindFrom, type ListQuery } from '@/features/returns/input';
import { returnBoard } from '@/features/returns/queries/board';
import { reader } from '@/lib/reader';

export default async function ReturnsPage({ searchParams }: { searchParams: Promise<ListQuery> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const query = await searchParams;
  const asked = boardAsked(query);
  const word = (name: string) => [query[name]].flat()[0] ?? '';
  const kind = kindFrom(word('step'));
  const [board, offices, moving] = await Promise.all([
    orNotFound(returnBoard(actor, asked)),
    officesInSight(actor, locale),
    kind && word('move') ? orNotFound(caseToMove(actor, word('move'))) : null,
  ]);
  return (
    <Page title={t('returns.board.title')} lead={t('returns.board.lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {moving && kind && <Moving file={moving} kind={kind} asked={asked} texts={texts} />}
        <BoardCounts board={board} asked={asked} offices={offices} texts={texts} />
        <BoardList
          board={board}
          asked={asked}
          offices={offices}
          moved={kind && word('moved') ? { reference: word('moved'), kind } : undefined}
          texts={texts}
        />
      </div>
    </Page>
  );
}
