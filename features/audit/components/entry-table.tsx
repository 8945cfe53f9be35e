import Link from 'next/link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { Told } from '../queries/entries';
import { sentenceOf, subjectOf } from '../sentences';

/** Entries as sentences. `about` gives the address of everything about the same thing, where there is such a view. */
export function EntryTable({
  entries,
  about,
  texts,
}: {
  entries: Told[];
  about?: (subject: string) => string;
  texts: Texts;
}) {
  const { t, moment, number } = texts;
  return (
    <Table
      caption={t('audit.caption')}
      columns={[
        { key: 'at', title: t('audit.columns.at') },
        { key: 'what', title: t('audit.columns.what') },
        { key: 'role', title: t('audit.columns.role'), roomy: true },
        { key: 'seq', title: t('audit.columns.seq'), numeric: true, roomy: true },
      ]}
      rows={entries.map((told) => ({
        key: String(told.entry.seq),
        cells: [
          <time key="at" dateTime={told.entry.at.toISOString()} className="text-sm sm:whitespace-nowrap">
            {moment(told.entry.at)}
          </time>,
          <Sentence key="what" told={told} about={about} texts={texts} />,
          <span key="role" className="text-sm text-quiet">
            {roleOf(told, texts)}
          </span>,
          <span key="seq" className="text-sm text-quiet tabular-nums">
            {number(told.entry.seq)}
          </span>,
        ],
      }))}
    />
  );
}

function Sentence({ told, about, texts }: { told: Told; about?: (subject: string) => string; texts: Texts }) {
  const address = addressed(told);
  const subject = subjectOf(told, texts);
  return (
    <>
      {sentenceOf(told, texts)}
      {about && address && (
        <Link
          href={about(address)}
          prefetch={false}
          aria-label={texts.t('audit.about', { subject })}
          title={texts.t('audit.about', { subject })}
          className="ml-1 inline-block px-1 text-accent no-underline max-sm:py-2"
        >
          <span aria-hidden="true">⌕</span>
        </Link>
      )}
    </>
  );
}

const linked = ['case', 'user', 'report', 'office'];

/** What an entry is about, as an address names it: a person only by the case. */
function addressed({ entry, details }: Told): string | undefined {
  const { subjectKind, subjectId } = entry;
  if (subjectKind === 'person') return typeof details.reference === 'string' ? `case:${details.reference}` : undefined;
  return linked.includes(subjectKind) && subjectId !== 'unknown' ? `${subjectKind}:${subjectId}` : undefined;
}

function roleOf({ entry, people }: Told, { t }: Texts): string {
  const colleague = people.get(entry.actorId);
  return colleague ? `${t(`accounts.roles.${colleague.role}`)} · ${colleague.officeCode}` : '';
}
