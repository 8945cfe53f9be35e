import type { ReactNode } from 'react';
import { Badge, Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { RecordedView } from '../queries';
import { byBody, contradict } from '../rules';

type Shown = { view: RecordedView; texts: Texts; about?: (view: RecordedView) => ReactNode };

/** The views side by side, a body each; one sentence where they contradict each other. `about` adds to each view. */
export function Bodies({ views, texts, about }: { views: RecordedView[]; texts: Texts; about?: Shown['about'] }) {
  const { t } = texts;
  const bodies = byBody(views);
  return (
    <>
      {contradict(bodies) && <Notice tone="warn">{t('determinations.disagree')}</Notice>}
      <ul className="grid min-w-0 items-stretch gap-3 sm:grid-cols-2">
        {bodies.map(({ body, standing, earlier }) => (
          <li key={body} className="grid min-w-0 content-start gap-2 rounded-md border border-line px-4 py-3">
            <h3 className="font-semibold">{label('partner_type', body, texts.locale)}</h3>
            <OneView view={standing} texts={texts} about={about} />
            {earlier.length > 0 && (
              <details>
                <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
                  {t('determinations.earlier', { count: earlier.length })}
                </summary>
                <ol className="mt-2 grid gap-3 border-l-2 border-line pl-3">
                  {earlier.map((view) => (
                    <li key={view.id} className="grid gap-1">
                      <OneView view={view} texts={texts} about={about} />
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const tones = {
  not_assessed: 'plain',
  presumed_victim: 'warn',
  confirmed_victim: 'alarm',
  not_a_victim: 'calm',
  inconclusive: 'plain',
} as const;

/** One view: what, since when, why while that may be read, and who wrote it down. */
export function OneView({ view, texts, about }: Shown) {
  const { t, locale } = texts;
  return (
    <>
      <p>
        <Badge tone={tones[view.status]}>{label('victim_identification', view.status, locale)}</Badge>
      </p>
      <p>
        <time dateTime={view.on}>{t('determinations.since', { day: texts.day(view.on) })}</time>
      </p>
      {view.reason && <p className="wrap-anywhere max-w-prose whitespace-pre-line">{view.reason}</p>}
      {view.hasReason && view.reason === null && <p className="text-quiet">{t('determinations.sealed')}</p>}
      <p className="text-sm text-quiet">
        {t('determinations.by', { name: view.by || t('cases.sentences.someone'), at: texts.moment(view.recordedAt) })}
      </p>
      {about?.(view)}
    </>
  );
}
