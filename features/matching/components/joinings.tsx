import { LinkButton } from '@/components/button';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { PersonFile } from '../queries/person-file';

/** When records of this person were joined, by whom and on what grounds; and the way to undo the newest. */
export function Joinings({ file, mayUndo, texts }: { file: PersonFile; mayUndo: boolean; texts: Texts }) {
  const { t, locale, moment } = texts;
  if (file.joinings.length === 0) return null;
  return (
    <Card title={t('peoplePages.joinings.title')} id="joinings">
      <ul className="grid gap-2">
        {file.joinings.map((joining) => (
          <li key={joining.id} className="flex flex-wrap items-center justify-between gap-x-4">
            <span>
              {t('peoplePages.joinings.one', { at: moment(joining.mergedAt), by: joining.by })}
              {joining.basis && (
                <span className="text-quiet"> · {label('identity_match_basis', joining.basis, locale)}</span>
              )}
              {joining.undoneAt && (
                <span className="text-quiet">
                  {' '}
                  · {t('peoplePages.joinings.undone', { at: moment(joining.undoneAt) })}
                </span>
              )}
            </span>
            {(joining.ownUntil || (mayUndo && joining.newest)) && (
              <LinkButton look="quiet" href={`/people/joinings/${joining.id}`} prefetch={false}>
                {mayUndo || !joining.ownUntil
                  ? t('peoplePages.joinings.undo')
                  : t('peoplePages.joinings.takeBack', { until: moment(joining.ownUntil) })}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
