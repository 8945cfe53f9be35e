import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { SubmitButton } from '@/components/submit-button';
import type { Texts } from '@/lib/texts';
import { goOnWriting } from '../actions';
import type { IntakePage } from '../queries/intakes';
import { LookAgain } from './look-again';

/** How far the writing is; once all is written, how many cases there are. */
export function WritingProgress({ intake, texts: { t } }: { intake: IntakePage; texts: Texts }) {
  const { id, counts, isStalled } = intake;
  const all = counts.ready + counts.logged;
  const values = { done: counts.logged, all };
  if (counts.ready === 0) return <Notice role="status">{t('intakes.page.done', { count: counts.logged })}</Notice>;
  return (
    <Notice role="status" tone={isStalled ? 'warn' : 'calm'}>
      <div className="grid justify-items-start gap-2">
        <label htmlFor="progress">{t(isStalled ? 'intakes.page.stalled' : 'intakes.page.writing', values)}</label>
        <progress
          id="progress"
          value={counts.logged}
          max={all}
          className="h-3 w-full max-w-xl appearance-none overflow-hidden rounded-md border border-edge bg-card [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-card [&::-webkit-progress-value]:bg-accent"
        />
        {isStalled ? (
          <form action={goOnWriting}>
            <input type="hidden" name="intake" value={id} />
            <SubmitButton>{t('intakes.page.goOn')}</SubmitButton>
          </form>
        ) : (
          <>
            <LookAgain />
            <noscript>
              <LinkButton look="plain" href={`/cases/intake/${id}`}>
                {t('intakes.page.again')}
              </LinkButton>
            </noscript>
          </>
        )}
      </div>
    </Notice>
  );
}
