import { LinkButton } from '@/components/button';
import { Card } from '@/components/page';
import type { CaseFile } from '@/features/cases/queries/case-file';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { type BoardAsked, boardAddress } from '../input';
import type { Kind } from '../rules';
import { StepForm } from './step-form';
import { movedOf } from './way-home';

type Props = { file: CaseFile; kind: Kind; asked: BoardAsked; texts: Texts };

/** Moving one case from the board: the milestone it waits for, above the list that is gone back to. */
export function Moving({ file, kind, asked, texts }: Props) {
  const { t, locale } = texts;
  const { reference, returnStatus } = file.case;
  const board = boardAddress(asked);
  return (
    <Card
      id="move"
      title={t('returns.board.moving', { reference, kind: t(`returns.kinds.${kind}`) })}
      actions={
        <LinkButton look="quiet" href={`${board}#list`}>
          {t('returns.board.cancel')}
        </LinkButton>
      }
    >
      <p className="mb-4 text-quiet">
        {[file.maskedName, label('repatriation_status', returnStatus, locale)].filter(Boolean).join(' · ')}
      </p>
      <StepForm moved={movedOf(file)} kind={kind} board={board.split('?')[1] ?? ''} texts={texts} />
    </Card>
  );
}
