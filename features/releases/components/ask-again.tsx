import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { askReleaseAgainForm } from '../actions';

type Props = { release: string; mayAsk: boolean; overtaken: boolean; texts: Texts };

/** Nobody decided in time: says so, and lets whoever makes releases ask once more. */
export function Lapsed({ release, mayAsk, overtaken, texts: { t } }: Props) {
  return (
    <Notice tone="warn" title={t('releases.lapsed.title')}>
      <p className="max-w-3xl text-pretty">{t(overtaken ? 'releases.refused.overtaken' : 'releases.lapsed.lead')}</p>
      {mayAsk && !overtaken && (
        <form action={askReleaseAgainForm} className="mt-3">
          <input type="hidden" name="release" value={release} />
          <Button>{t('releases.lapsed.ask')}</Button>
        </form>
      )}
    </Notice>
  );
}
