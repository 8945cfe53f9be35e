import Link from 'next/link';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { closePerson, openPerson } from '../actions';
import type { PersonFile } from '../queries/person-file';

/** Where the identity of a person is opened, on purpose and on record; or why it is not. And where else to ask. */
export function PersonBar({ file, texts }: { file: PersonFile; texts: Texts }) {
  const { t } = texts;
  return (
    <>
      <Identity file={file} texts={texts} />
      {file.elsewhere.length > 0 && (
        <Notice>
          {file.elsewhere.map((office, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an office may be told twice, and the list does not move
            <p key={n}>
              {t('peoplePages.file.elsewhere', { office: texts.locale === 'id' ? office.nameId : office.nameEn })}
            </p>
          ))}
        </Notice>
      )}
      {file.opener && (
        <nav aria-label={t('peoplePages.file.pages')} className="flex flex-wrap gap-x-5">
          <Link href={`/cases/${file.opener}/contacts`} prefetch={false} className={link}>
            {t('peoplePages.file.contacts', { count: file.contacts })}
          </Link>
          <Link href={`/cases/${file.opener}/consents`} prefetch={false} className={link}>
            {t('rights.case.page.consents')}
          </Link>
        </nav>
      )}
    </>
  );
}

const link = 'inline-flex min-h-11 items-center text-accent underline sm:min-h-8';

function Identity({ file, texts: { t, day } }: { file: PersonFile; texts: Texts }) {
  if (file.erasedAt) return <Notice tone="warn">{t('rights.case.erased', { day: day(today(file.erasedAt)) })}</Notice>;
  if (file.useStoppedAt)
    return <Notice tone="warn">{t('rights.case.stopped', { day: day(today(file.useStoppedAt)) })}</Notice>;
  if (!file.opener) return <Notice>{t('cases.file.identityCoded')}</Notice>;
  if (file.identityOpen)
    return (
      <Notice tone="warn">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{t('cases.file.identityOpen')}</p>
          <form action={closePerson}>
            <input type="hidden" name="person" value={file.address} />
            <Button look="plain">{t('cases.file.closeIdentity')}</Button>
          </form>
        </div>
      </Notice>
    );
  return (
    <form
      action={openPerson}
      className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-sunk px-4 py-3"
    >
      <p className="max-w-3xl text-pretty">{t('cases.file.identitySealed')}</p>
      <input type="hidden" name="person" value={file.address} />
      <Button look="plain">{t('cases.file.openIdentity')}</Button>
    </form>
  );
}
