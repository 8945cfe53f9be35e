import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { DeterminationsOfPerson } from '@/features/determinations/components/of-person';
import { determinationsOfPerson } from '@/features/determinations/queries';
import { Joinings } from '@/features/matching/components/joinings';
import { LifeLine } from '@/features/matching/components/life-line';
import { OtherWays } from '@/features/matching/components/other-ways';
import { nameOf } from '@/features/matching/components/pair-sides';
import { factsOf } from '@/features/matching/components/people-table';
import { PersonBar } from '@/features/matching/components/person-bar';
import { PersonCases } from '@/features/matching/components/person-cases';
import { isId } from '@/features/matching/list-input';
import { personFile } from '@/features/matching/queries/person-file';
import { reader } from '@/lib/reader';

type Props = {
  params: Promise<{ person: string }>;
  searchParams: Promise<{ parted?: string; pair?: string }>;
};

/** One person: all episodes on one line of time, and everything that is kept about them. */
export default async function PersonPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { person } = await params;
  const file = await orNotFound(personFile(actor, person));
  // Whoever has just joined or parted comes by the record that speaks; nobody else is sent there.
  if (person !== file.id && person !== file.address) redirect(`/people/${file.address}`);
  const { parted, pair } = await searchParams;
  const views = await determinationsOfPerson(actor, file);
  return (
    <Page title={nameOf(file, texts)} lead={factsOf(file, texts)}>
      <div className="grid gap-4">
        {parted && isId(parted) && (
          <Notice role="status">
            {t('peoplePages.undo.parted')}{' '}
            <Link
              href={`/people/${parted}`}
              prefetch={false}
              className="inline-block py-2 text-accent underline sm:py-0"
            >
              {t('peoplePages.undo.other')}
            </Link>
            {pair && isId(pair) && (
              <>
                {' · '}
                <Link
                  href={`/people/doubtful/${pair}`}
                  prefetch={false}
                  className="inline-block py-2 text-accent underline sm:py-0"
                >
                  {t('peoplePages.pair.seeDecided')}
                </Link>
              </>
            )}
          </Notice>
        )}
        <PersonBar file={file} texts={texts} />
        <LifeLine file={file} texts={texts} />
        <PersonCases file={file} texts={texts} />
        <DeterminationsOfPerson file={file} views={views} texts={texts} />
        <OtherWays file={file} texts={texts} />
        <Joinings file={file} mayUndo={actor.role === 'supervisor'} texts={texts} />
      </div>
    </Page>
  );
}
