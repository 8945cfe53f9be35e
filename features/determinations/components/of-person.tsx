import { Card } from '@/components/page';
import { RowLink } from '@/components/row-link';
import type { PersonFile } from '@/features/matching/queries/person-file';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { RecordedView } from '../queries';
import { Bodies } from './bodies';

/** How the bodies see the victim status of a person, episode by episode: a view is of one stretch of exploitation. */
export function DeterminationsOfPerson({
  file,
  views,
  texts,
}: {
  file: PersonFile;
  views: RecordedView[];
  texts: Texts;
}) {
  const { t, locale } = texts;
  const told = file.episodes
    .map((episode) => {
      const ids = episode.cases.map(({ id }) => id);
      return { episode, own: views.filter((view) => view.withdrawnAt === null && ids.includes(view.caseId)) };
    })
    .filter(({ own }) => own.length > 0);
  if (told.length === 0) return null;
  return (
    <Card title={t('determinations.title')} id="determinations">
      <div className="grid min-w-0 gap-5">
        {told.map(({ episode, own }) => (
          <section key={episode.id} className="grid min-w-0 gap-3">
            <p className="flex flex-wrap gap-x-2">
              <span className="font-semibold">{label('country', episode.destination, locale)}</span>
              {episode.cases.map(({ reference }) => (
                <RowLink key={reference} href={`/cases/${reference}`}>
                  {reference}
                </RowLink>
              ))}
            </p>
            <Bodies views={own} texts={texts} about={aboutIn(episode.cases, texts)} />
          </section>
        ))}
      </div>
    </Card>
  );
}

/** Where two offices have a case on one episode: in whose case a view was recorded. */
function aboutIn(cases: PersonFile['cases'], { t }: Texts) {
  if (cases.length < 2) return undefined;
  return ({ caseId }: RecordedView) => {
    const reference = cases.find(({ id }) => id === caseId)?.reference ?? '';
    return <p className="text-sm text-quiet">{t('determinations.in', { reference })}</p>;
  };
}
