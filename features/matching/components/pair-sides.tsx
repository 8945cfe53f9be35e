import Link from 'next/link';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { openPair } from '../actions';
import type { PersonFile } from '../queries/person-file';
import { factsOf, maskedOf } from './people-table';

/** The two people of a pair with their cases; the first is "A", the second "B" all over the page. */
export function PairSides({ sides, texts }: { sides: { letter: string; file: PersonFile }[]; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {sides.map(({ letter, file }) => (
        <Card key={letter} title={`${letter} · ${nameOf(file, texts)}`}>
          <p className="text-quiet">{factsOf(file, texts)}</p>
          <ul className="mt-2 grid gap-1">
            {file.cases.map((row) => (
              <li key={row.id}>
                <Link
                  href={`/cases/${row.reference}`}
                  prefetch={false}
                  className="inline-block py-2 text-accent underline sm:py-0"
                >
                  {row.reference}
                </Link>{' '}
                · {label('country', row.destination, locale)} · {row.office.code} · {texts.shortDay(row.handledOn)}
                {row.returnedOn && (
                  <span className="block text-sm text-quiet">
                    {t('peoplePages.life.returned')}: {texts.shortDay(row.returnedOn)}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <Link
            href={`/people/${file.address}`}
            prefetch={false}
            className="mt-2 inline-block py-2 text-accent underline sm:py-0"
          >
            {t('peoplePages.pair.toPerson', { letter })}
          </Link>
        </Card>
      ))}
    </div>
  );
}

export const nameOf = (file: PersonFile, texts: Texts) =>
  (file.identityOpen && file.identity.name) || maskedOf(file, texts);

/** One press opens both identities: each is recorded and counts by itself. */
export function OpenBoth({ pair, open, texts: { t } }: { pair: string; open: boolean; texts: Texts }) {
  if (open) return <Notice tone="warn">{t('peoplePages.pair.open')}</Notice>;
  return (
    <form
      action={openPair}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-line pt-2"
    >
      <p className="max-w-3xl text-pretty">{t('peoplePages.pair.sealed')}</p>
      <input type="hidden" name="pair" value={pair} />
      <Button look="plain">{t('peoplePages.pair.openBoth')}</Button>
    </form>
  );
}
