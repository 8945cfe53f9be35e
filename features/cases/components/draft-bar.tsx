import { Button, LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { discardNewCase } from '../actions';

/** Says that an earlier draft is being continued, and offers to begin anew or to throw it away. */
export function DraftBar({ draft, texts: { t, moment } }: { draft: { id: string; updatedAt: Date }; texts: Texts }) {
  return (
    <Notice title={t('cases.new.resumed', { at: moment(draft.updatedAt) })}>
      <div className="-mx-2 flex flex-wrap gap-2">
        <LinkButton look="quiet" href="/cases/new?fresh=1" prefetch={false}>
          {t('cases.new.startFresh')}
        </LinkButton>
        <form action={discardNewCase}>
          <input type="hidden" name="draft" value={draft.id} />
          <Button look="quiet">{t('cases.new.discard')}</Button>
        </form>
      </div>
    </Notice>
  );
}
