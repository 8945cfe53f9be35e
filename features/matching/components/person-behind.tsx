import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import type { PersonBehind } from '../queries/person-file';

const linkLook = 'inline-flex min-h-11 items-center text-accent underline sm:min-h-8';

/** From a case to its person, among the other pages about them; for a day also back from an answer given while entering. */
export function PersonLink({ person, texts: { t, moment } }: { person: PersonBehind | null; texts: Texts }) {
  if (!person) return null;
  const { newest } = person;
  return (
    <>
      <Link href={`/people/${person.id}`} prefetch={false} className={linkLook}>
        {t('peoplePages.behind.link', { cases: person.cases })}
      </Link>
      {newest?.ownUntil && (
        <Link href={`/people/joinings/${newest.id}`} prefetch={false} className={linkLook}>
          {t('peoplePages.joinings.takeBack', { until: moment(newest.ownUntil) })}
        </Link>
      )}
    </>
  );
}

type Props = { reference: string; person: PersonBehind | null; mayUndo: boolean; texts: Texts };

/** That a case was saved; where its person was joined with one on file, with which case, what to check, and the way back. */
export function SavedCase({ reference, person, mayUndo, texts: { t, moment } }: Props) {
  const [first] = person?.alsoIn ?? [];
  const newest = person?.newest;
  return (
    <Notice role="status" title={t('cases.file.opened', { reference })}>
      {person && first && (
        <div className="grid max-w-prose gap-1">
          <p>{t('peoplePages.behind.joined', { references: person.alsoIn.join(', ') })}</p>
          <p>{t('peoplePages.behind.check')}</p>
          <p>
            {!mayUndo && newest?.ownUntil
              ? t('peoplePages.behind.takeBack', { until: moment(newest.ownUntil) })
              : t('peoplePages.behind.undo')}{' '}
            {newest && (mayUndo || newest.ownUntil) && (
              <Link
                href={`/people/joinings/${newest.id}`}
                prefetch={false}
                className="inline-block py-2 text-accent underline sm:py-0"
              >
                {t('peoplePages.joinings.undo')}
              </Link>
            )}
          </p>
        </div>
      )}
      <LinkButton look="quiet" href="/cases/new?fresh=1" className="-ml-2">
        {t('cases.file.logAnother')}
      </LinkButton>
    </Notice>
  );
}
