import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import type { Texts } from '@/lib/texts';
import { undo } from '../actions';

/** Asked once more before it is done. */
export function UndoIntake({ intake, texts: { t } }: { intake: { id: string }; texts: Texts }) {
  return (
    <Card>
      <details>
        <summary className="cursor-pointer py-2 font-semibold">{t('intakes.page.undo')}</summary>
        <form action={undo} className="mt-2 grid justify-items-start gap-3">
          <input type="hidden" name="intake" value={intake.id} />
          <p className="max-w-3xl text-pretty text-quiet">{t('intakes.page.undoLead')}</p>
          <SubmitButton look="plain">{t('intakes.page.undoNow')}</SubmitButton>
        </form>
      </details>
    </Card>
  );
}
