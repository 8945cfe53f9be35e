import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { closeIdentity, openIdentity } from '../actions';
import type { CasePage } from '../input';
import type { CaseFile } from '../queries/case-file';
import { doubtsAbout } from '../rules';

/** `section`: opened in order to change it. `back`: the page of the case to come back to. */
type Bar = { file: CaseFile; section?: string; back?: CasePage; texts: Texts };

/** Where identities are opened, on purpose and on record; or why they are not. */
export function IdentityBar({ file, section, back, texts }: Bar) {
  const { t } = texts;
  if (file.erasedAt)
    return <Notice tone="warn">{t('rights.case.erased', { day: dayOf(file.erasedAt, texts) })}</Notice>;
  if (file.useStoppedAt)
    return <Notice tone="warn">{t('rights.case.stopped', { day: dayOf(file.useStoppedAt, texts) })}</Notice>;
  if (file.sight !== 'full') return <Notice>{t('cases.file.identityCoded')}</Notice>;
  if (file.identityOpen)
    return (
      <Notice tone="warn">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{t('cases.file.identityOpen')}</p>
          <form action={closeIdentity}>
            <input type="hidden" name="reference" value={file.case.reference} />
            <Button look="plain">{t('cases.file.closeIdentity')}</Button>
          </form>
        </div>
        {doubtsAbout(file.answers.nik, file.answers.birth, file.answers.sex).map((doubt) => (
          <p key={doubt} className="mt-1 font-semibold">
            {t(`cases.file.doubts.${doubt}`)}
          </p>
        ))}
      </Notice>
    );
  return (
    <form
      action={openIdentity}
      className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-sunk px-4 py-3"
    >
      <p className="max-w-3xl text-pretty">
        {section ? t('cases.edit.needsIdentity') : t('cases.file.identitySealed')}
      </p>
      <input type="hidden" name="reference" value={file.case.reference} />
      {section && <input type="hidden" name="section" value={section} />}
      {back && <input type="hidden" name="back" value={back} />}
      <Button look="plain">{t('cases.file.openIdentity')}</Button>
    </form>
  );
}

const dayOf = (moment: Date, { day }: Texts) => day(today(moment));
