import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import type { RefusedInput } from '../input';
import { refusalWords } from '../labels';

/** Why what was asked of a dashboard cannot be shown, above the view that is shown instead; nothing where it can. */
export function RefusedView({ refused, texts }: { refused: RefusedInput | undefined; texts: Texts }) {
  if (!refused) return null;
  return (
    <div className="mb-4">
      <Notice tone="alarm" role="alert" title={refusalWords(refused, texts)}>
        {texts.t('dashboard.defaultView')}
      </Notice>
    </div>
  );
}
